/* The map, moved by hand: <figure data-map>. What it shows is in the page without it: the drawing
   that it replaces, and the list beneath, which follows every move. */

const L = window.L;
const figure = document.querySelector("[data-map]");
const list = () => document.querySelector("[data-map-list]");
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const NEAREST = 16;
const sides = (bounds) => [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
const corners = ([west, south, east, north]) => [[south, west], [north, east]];

/* Rings come as a first point and steps, in parts of a degree. */
function ring(numbers, scale) {
  const points = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < numbers.length; at += 2) {
    x += numbers[at];
    y += numbers[at + 1];
    points.push([y / scale, x / scale]);
  }
  return points;
}

async function outlines(map) {
  const { scale, countries } = await (await fetch(figure.dataset.outlines)).json();
  const own = figure.dataset.own.split(" ");
  for (const [code, rings] of Object.entries(countries)) {
    const className = own.includes(code) ? "land land--own" : "land";
    const drawn = rings.map((numbers) => ring(numbers, scale));
    L.polygon(drawn, { className, interactive: false }).addTo(map);
  }
}

function element(name, words, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = words;
  for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
  return made;
}

function told({ name, language, detail, mark, href, list: more }) {
  const box = document.createElement("div");
  box.append(element("a", name, { href, lang: language }));
  if (detail) box.append(element("p", detail));
  if (mark) box.append(element("p", mark, { class: "badge badge--example" }));
  if (more) box.append(element("a", more, { href }));
  return box;
}

function open(map, place, link, about) {
  const box = told(about);
  const popup = L.popup({ closeButton: false, offset: [0, -6], autoPan: !still });
  popup.setLatLng(place).setContent(box).openOn(map);
  box.querySelector("a").focus({ preventScroll: true });
  popup.on("remove", () => {
    if (link.isConnected && (box.contains(document.activeElement) || document.activeElement === document.body))
      link.focus({ preventScroll: true });
  });
}

function spot(map, { geometry, properties: about }) {
  const place = L.GeoJSON.coordsToLatLng(geometry.coordinates);
  const link = element("a", about.count > 1 ? about.count : "", {
    href: about.href,
    class: `spot spot--${about.look}`,
    "aria-label": about.label,
    title: about.label,
    draggable: "false",
  });
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation(); // a click on the ground closes what is open
    if (!about.bounds) return open(map, place, link, about);
    const nearer = map.getBoundsZoom(corners(about.bounds), false, L.point(80, 80));
    const centre = L.latLngBounds(corners(about.bounds)).getCenter();
    map.getContainer().focus({ preventScroll: true });
    map.setView(centre, Math.min(NEAREST, Math.max(nearer, map.getZoom() + 1)), { animate: !still });
  });
  const size = 2 * about.size;
  const icon = L.divIcon({ html: link, className: "spot__place", iconSize: [size, size] });
  return L.marker(place, { icon, interactive: false, keyboard: false });
}

async function answer(address, signal) {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(response.status);
  return response;
}

function asked(map) {
  const query = new URLSearchParams(location.search);
  const world = L.latLngBounds([-85, -180], [85, 180]);
  const [west, south, east, north] = sides(map.getBounds());
  const low = [Math.max(west, world.getWest()), Math.max(south, world.getSouth())];
  const high = [Math.min(east, world.getEast()), Math.min(north, world.getNorth())];
  query.set("bbox", [...low, ...high].map((one) => one.toFixed(5)).join(","));
  query.set("zoom", map.getZoom());
  for (const gone of ["page", "area"]) query.delete(gone);
  return query;
}

/* The list is that of the page at the same address. */
async function follow(query, signal) {
  const address = `${location.pathname}?${query}`;
  const page = await (await answer(address, signal)).text();
  const fresh = new DOMParser().parseFromString(page, "text/html").querySelector("[data-map-list]");
  list().replaceWith(fresh);
  history.replaceState(null, "", address);
  figure.querySelector("[role=status]").textContent = fresh.querySelector("[data-told]").textContent;
}

function start() {
  const frame = figure.querySelector(".map__frame");
  const box = element("div", "", { class: "map__moved", "aria-label": figure.dataset.label, role: "group" });
  const [nearer, farther] = ["in", "out"].map((one) => figure.dataset[one]);
  for (const drawn of figure.querySelectorAll("[data-drawn]")) drawn.setAttribute("hidden", "");
  frame.append(box);
  const map = L.map(box, {
    attributionControl: false,
    zoomControl: false,
    minZoom: 3,
    maxZoom: NEAREST,
    maxBounds: [[-85, -180], [85, 180]],
    maxBoundsViscosity: 1,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
  });
  L.control.zoom({ zoomInTitle: nearer, zoomOutTitle: farther }).addTo(map);
  const seen = L.latLngBounds(corners(figure.dataset.bounds.split(",").map(Number)));
  const zoom = Number(figure.dataset.zoom) - (box.clientWidth < 600 ? 1 : 0);
  map.setView(seen.getCenter(), zoom, { animate: false });
  if (figure.dataset.tiles) L.tileLayer(figure.dataset.tiles, { maxZoom: NEAREST }).addTo(map);
  else outlines(map);
  const spots = L.layerGroup().addTo(map);
  let [request, waiting, isFirst] = [null, 0, true];

  async function draw() {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    const query = asked(map);
    const follows = !isFirst;
    isFirst = false;
    try {
      const found = await (await answer(`${figure.dataset.source}?${query}`, signal)).json();
      const held = spots.getLayers().some((one) => one.getElement()?.contains(document.activeElement));
      spots.clearLayers();
      for (const feature of found.features) spots.addLayer(spot(map, feature));
      if (held) box.focus({ preventScroll: true });
      if (follows) await follow(query, signal);
      figure.querySelector("[data-failed]").hidden = true;
    } catch (error) {
      if (error.name !== "AbortError") figure.querySelector("[data-failed]").hidden = false;
    }
  }

  map.on("moveend", () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, 150);
  });
  draw();
}

if (figure && L) start();
