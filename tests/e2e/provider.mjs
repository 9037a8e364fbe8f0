// An identity provider for tests: `node provider.mjs PORT CALLBACK`. Whoever signs in as "ada" has
// the address ada@post.example, verified; as "unverified-ada" the same, not verified.
import Provider from "oidc-provider";

const [port, callback] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "vivaio",
      client_secret: "a-secret-for-tests-of-no-value-elsewhere",
      redirect_uris: [callback],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  pkce: { required: () => true },
  cookies: { keys: ["of-no-value"] },
  features: { devInteractions: { enabled: true } },
  async findAccount(context, id) {
    const name = id.replace("unverified-", "");
    return {
      accountId: id,
      claims: async () => ({
        sub: id,
        email: `${name}@post.example`,
        email_verified: !id.startsWith("unverified-"),
        name: name[0].toUpperCase() + name.slice(1),
      }),
    };
  },
});

provider.listen(Number(port), "127.0.0.1", () => console.log(`ready at ${issuer}`));
