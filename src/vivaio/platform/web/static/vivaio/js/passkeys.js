/* Passkeys: a form with data-passkey="create" or "get". Its button asks the platform what to ask the
   key, asks the key, and sends the form with the answer. Where a browser knows no passkeys, or the
   key says no, the sentence of the form's [data-failed] is shown, and nothing is sent. */

const bytes = (words) =>
  Uint8Array.from(atob(words.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const words = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const keys = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

async function asked(form) {
  const data = new FormData();
  data.append("begin", "1");
  data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const answer = await fetch(form.action, {
    method: "POST",
    body: data,
    headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
  });
  if (!answer.ok) throw new Error(answer.status);
  return (await answer.json()).publicKey;
}

async function create(options) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: keys(options.excludeCredentials),
    },
  });
  return {
    ...told(made),
    response: {
      attestationObject: words(made.response.attestationObject),
      clientDataJSON: words(made.response.clientDataJSON),
    },
  };
}

async function get(options) {
  const found = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: keys(options.allowCredentials),
    },
  });
  return {
    ...told(found),
    response: {
      authenticatorData: words(found.response.authenticatorData),
      clientDataJSON: words(found.response.clientDataJSON),
      signature: words(found.response.signature),
      userHandle: found.response.userHandle ? words(found.response.userHandle) : undefined,
    },
  };
}

function told(credential) {
  return {
    id: credential.id,
    rawId: words(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment || undefined,
  };
}

const ceremonies = { create, get };

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const failed = form.querySelector("[data-failed]");
  if (!window.PublicKeyCredential) failed.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      const answer = await ceremonies[form.dataset.passkey](await asked(form));
      form.elements.credential.value = JSON.stringify(answer);
      form.submit();
    } catch {
      failed.hidden = false;
      failed.focus();
    }
  });
}
