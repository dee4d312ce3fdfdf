// Search without a server: fetch the few index files that a query needs, rank, show.
// The format, and why: docs/search-format.md. Cutting and folding mirror newsroom/search/tokens.py.

const WEIGHTS = [1, 1.25, 1.5, 1.8]; // once, two or three times, summary or more, title
const PAGE = 10;
const MOST_TERMS = 16;
const PAUSE = 200; // ms
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

// --- text ---------------------------------------------------------------------------------------

export const prepare = (text) =>
  text.normalize("NFC").toLowerCase().replace(/[\u00ad\u200b\u2060\ufeff]/g, "").replace(/(\d)\.(?=\d{3}(?!\d))/g, "$1");

export const sentences = (prepared) =>
  prepared.split(/[.!?…:;]+(?=\s|$)|\n/).map((part) => part.match(/[\p{L}\p{N}]+/gu) ?? []).filter((part) => part.length);

export const fold = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/[đðɖ]/g, "d");

// The tone last, so that “hoà” is “hòa”.
export const spell = (syllable) => {
  const letters = syllable.normalize("NFD");
  return letters.replace(TONES, "") + (letters.match(TONES) ?? []).join("");
};

// CRC-32, as zlib has it.
export const hash = (text) => {
  let crc = -1;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 && 0xedb88320);
  }
  return ~crc >>> 0;
};

const variant = (syllable) => hash(spell(syllable)) & 0xffff;
const single = (syllable) => ({ name: fold(syllable), variant: variant(syllable), quoted: 0 });
const pair = (first, second) => ({
  name: `${fold(first)} ${fold(second)}`,
  variant: (3 * variant(first) + variant(second)) & 0xffff,
});

// What a query asks for: pairs in their order (a lone syllable stands for itself); `chained` to the one before.
export const read = (query) => {
  const terms = [];
  const syllables = [];
  const text = prepare(query.slice(0, 200)); // as long as the field takes
  for (const [, quoted, free] of text.matchAll(/["“”]([^"“”]+)["“”]|([^"“”]+)/g)) {
    for (const part of sentences(quoted ?? free)) {
      syllables.push(...part);
      part.slice(1).forEach((second, i) => terms.push({ ...pair(part[i], second), chained: i > 0, quoted: +!!quoted }));
      if (part.length < 2) terms.push({ ...single(part[0]), quoted: +!!quoted });
    }
  }
  const glued = (text.match(/\d+(?:[-/][\p{L}\p{N}]+)+/gu) ?? []).map((number) => number.replace(/[-/]/g, ""));
  if (/^\d/.test(syllables[0]) && syllables.length < 6) glued.push(syllables.join(""));
  return {
    terms: terms.slice(0, MOST_TERMS),
    singles: syllables.slice(0, MOST_TERMS).map(single),
    numbers: glued.filter(isNaN).map(single),
    marked: fold(text) !== text.normalize("NFD"),
  };
};

// --- index --------------------------------------------------------------------------------------

const CARD = "muc-luc.json";
const cache = new Map();

// Each thing is made once, and again only after a failure.
const once = (key, make) => {
  if (!cache.has(key)) {
    const coming = make();
    coming.catch(() => cache.delete(key));
    cache.set(key, coming);
  }
  return cache.get(key);
};

const load = (path, kind = "json") =>
  once(path, () => fetch(root + path).then((answer) => (answer.ok ? answer[kind]() : Promise.reject())));

// One list of a shard as rows [number, variant, weight, place].
export const list = (bytes, fingerprint) => {
  const view = new DataView(bytes.buffer);
  const count = view.getUint16(0, true);
  let at = 2 + 2 * count;
  const varint = () => {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  };
  let start = -1;
  for (let i = 0, sum = 0; i < count; i++) {
    if (view.getUint16(2 + 2 * i, true) === fingerprint) start = sum;
    sum += varint();
  }
  if (start < 0) return [];
  at += start;
  const head = bytes[at++];
  let rows = (head >> 4) + 1;
  let kinds = (head & 15) + 1;
  if (rows > 15) rows += varint();
  if (kinds > 15) kinds += varint();
  const variants = Array.from({ length: kinds }, () => view.getUint16((at += 2) - 2, true));
  let number = 0;
  const numbers = Array.from({ length: rows }, (_, i) => (number = i ? number - varint() : varint()));
  const width = kinds > 2048 ? 2 : kinds > 8 ? 1 : 0;
  return numbers.map((number, i) => {
    const evidence = bytes[at + i];
    let rank = evidence & 7;
    for (let b = 0; b < width; b++) rank |= bytes[at + rows + i * width + b] << (3 + 8 * b);
    return [number, variants[rank], evidence >> 6, (evidence >> 3) & 7];
  });
};

// All rows of a key, from both tiers.
const rows = (name) =>
  once(`=${name}`, async () => {
    const { shards, freshShards } = await load(CARD);
    const key = hash(name);
    const tiers = [["i", shards], ["f", freshShards]].filter(([, size]) => size);
    const found = await Promise.all(
      tiers.map(async ([tier, size]) => {
        const bits = Math.log2(size);
        const bytes = await load(`${tier}/${(key >>> (32 - bits)).toString(16)}.bin`, "arrayBuffer");
        return list(new Uint8Array(bytes), (key >>> (16 - bits)) & 0xffff);
      }),
    );
    return found.flat();
  });

// --- ranking ------------------------------------------------------------------------------------

// Every document that holds enough of the terms, best first.
const rank = (terms, lists, marked, { documents: total, size }) => {
  const entries = new Map();
  const [quoted, links] = ["quoted", "chained"].map((property) => terms.filter((term) => term[property]).length);
  terms.forEach((term, i) => {
    const hits = new Map();
    for (const [number, variant, weight, place] of lists[i]) {
      const exact = !marked || variant === term.variant;
      const hit = hits.get(number);
      if (!hit || exact > hit.exact) hits.set(number, { i, exact, weight, mask: 1 << place, once: !weight });
      else if (exact === hit.exact) {
        hit.weight = Math.max(hit.weight, weight);
        hit.mask |= 1 << place;
        hit.once = false;
      }
    }
    const rarity = Math.log(1 + total / hits.size);
    for (const [number, hit] of hits) {
      if (term.quoted && marked && !hit.exact) continue;
      const entry = entries.get(number) ?? { number, sum: 0, found: 0, exact: 0, chain: 0, quoted: 0 };
      const { last } = entry;
      entries.set(number, entry);
      entry.sum += rarity * WEIGHTS[hit.weight] * (hit.exact ? 1 : 0.5);
      entry.found++;
      entry.exact += hit.exact;
      entry.quoted += term.quoted;
      entry.last = hit;
      if (!term.chained || last?.i !== i - 1) continue;
      if (((last.mask << 1) | (last.mask >> 7)) & hit.mask) entry.chain += last.exact && hit.exact ? 1 : 0.5;
      else if (last.once && hit.once) {
        entry.chain--; // proven apart: not the phrase
        entry.quoted -= term.quoted;
      }
    }
  });
  const whole = [...entries.values()].filter((entry) => entry.quoted >= quoted);
  const most = whole.reduce((top, entry) => Math.max(top, entry.found), 0);
  for (const entry of whole) {
    entry.score =
      entry.sum *
      Math.sqrt(entry.found / terms.length) *
      (1 + entry.chain / 2 / (links || 1)) *
      (1 + (0.02 * entry.number) / size);
    entry.all = entry.exact === terms.length;
  }
  return whole.filter((entry) => entry.found * 2 > most).sort((a, b) => b.all - a.all || b.score - a.score || b.number - a.number);
};

// The numbers of a year: from the first slot of its January to the first of the next.
const numbersOf = (year, { start, slots }) => [0, 12].map((month) => ((year - start) * 12 + 1 + month) * slots);

// Resolve to the numbers of all hits in order, and the terms that found them.
export const search = (asked) => once(JSON.stringify(asked), () => answer(asked));

const answer = async ({ q, muc, loai, nam, xep }) => {
  const card = await load(CARD);
  const { terms, singles, numbers, marked } = read(q);
  const attempt = async (terms) => rank(terms, await Promise.all(terms.map(({ name }) => rows(name))), marked, card);
  const labels = [muc && `muc:${muc}`, loai && `loai:${loai}`].filter(Boolean);
  const members = Promise.all(labels.map(async (name) => new Set((await rows(name)).map(([number]) => number))));
  let used = terms;
  let found = await attempt(terms);
  if (numbers.length && found[0]?.found !== terms.length) {
    const named = await attempt(numbers);
    if (named.length) [used, found] = [numbers, named];
  }
  if (!found.length && !terms.some((term) => term.quoted)) [used, found] = [singles, await attempt(singles)];
  const sets = await members;
  if (!terms.length) found = [...(sets[0] ?? [])].map((number) => ({ number, found: 1 }));
  const [from, to] = nam ? numbersOf(+nam, card) : [0, Infinity];
  found = found.filter(({ number }) => number >= from && number < to && sets.every((set) => set.has(number)));
  if (xep || !terms.length) {
    const most = Math.max(...found.map((entry) => entry.found));
    found = found.filter((entry) => entry.found === most).sort((a, b) => b.number - a.number);
  }
  return { found: found.map(({ number }) => number), terms: used };
};

const record = async (number) => {
  const { block } = await load(CARD);
  return (await load(`r/${(number >> block).toString(16)}.json`))[number];
};

// --- page ---------------------------------------------------------------------------------------

// Where the terms stand in a text: [start, end] of each run, and how many of them.
const spots = (text, terms) => {
  const names = new Set(terms.map(({ name }) => name));
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({ index, end: index + word.length, name: fold(prepare(word)) }));
  const runs = [];
  const kinds = new Set();
  words.forEach(({ index, name }, i) => {
    const [next, third] = words.slice(i + 1);
    const steps = [[name, words[i]], [`${name} ${next?.name}`, next], [name + next?.name + third?.name, third]]; // 22-HD/ĐUK for 22hdduk
    for (const [name, { end } = {}] of steps) {
      if (!names.has(name)) continue;
      kinds.add(name);
      const last = runs.at(-1);
      if (last?.[1] >= index) last[1] = Math.max(last[1], end);
      else runs.push([index, end]);
    }
  });
  return { runs, kinds: kinds.size };
};

const made = (tag, properties) => Object.assign(document.createElement(tag), properties);

const highlight = (node, text, terms) => {
  let at = 0;
  node.textContent = "";
  for (const [start, end] of spots(text, terms).runs) {
    node.append(text.slice(at, start), made("mark", { textContent: text.slice(start, end) }));
    at = end;
  }
  node.append(text.slice(at));
};

// The passage of the page itself that holds most of the terms, when the summary does not.
const passage = async (url, terms) => {
  const html = await (await fetch(url)).text();
  let best = { kinds: 0 };
  for (const block of new DOMParser().parseFromString(html, "text/html").querySelectorAll("main :is(p, li, td, h2, h3, figcaption)")) {
    const text = block.textContent.replace(/[ \n]+/g, " ").trim(); // but no U+00A0
    const found = spots(text, terms);
    if (found.kinds > best.kinds) best = { ...found, text };
  }
  const { text, kinds, runs } = best;
  if (!kinds) return best;
  const from = Math.max(0, text.lastIndexOf(" ", runs[0][0] - 60));
  const cut = text.slice(from, from + 280);
  return { kinds, text: (from ? "…" : "") + (text.endsWith(cut) ? cut : cut.replace(/[^ ]*$/, "…")) };
};

const start = (page) => {
  const [form, template, status, hits, more, help, suggestions] = [
    "form", "template", "[data-status]", "[data-hits]", "[data-more]", "[data-help]", "[data-suggestions]",
  ].map((selector) => page.querySelector(selector));
  const words = page.dataset;
  const named = (field, value) => [...form[field].options].find((option) => value && option.value === value)?.text;
  let run = 0;
  let pause;
  let found = [];
  let terms = [];

  const item = ([url, title, day, section, kind, summary], place) => {
    const node = template.content.cloneNode(true).firstElementChild;
    const link = node.querySelector("a");
    const time = node.querySelector("time");
    const address = new URL(url, location.href);
    if (address.origin === location.origin) link.href = address;
    highlight(link, title, terms);
    const extract = node.querySelector("[data-extract]");
    highlight(extract, summary, terms);
    Object.assign(time, { dateTime: day, textContent: day.split("-").map(Number).reverse().join("/") });
    node.querySelector("[data-section]").textContent = named("muc", section) ?? named("loai", kind) ?? "";
    const { kinds } = spots(`${title} ${summary}`, terms);
    // Of the first three hits the page is read for a passage.
    if (place < 3 && kinds < terms.length) {
      passage(address, terms)
        .then((found) => found.kinds > kinds && highlight(extract, found.text, terms))
        .catch(() => {}); // the summary stands
    }
    return node;
  };

  // Each hit as soon as its record is there.
  const show = async (mine) => {
    const at = hits.childElementCount;
    const records = found.slice(at, at + PAGE).map(record);
    more.hidden = at + PAGE >= found.length;
    Promise.allSettled(records);
    for (const [place, coming] of records.entries()) {
      const fields = await coming;
      if (mine !== run) return;
      if (fields) hits.append(item(fields, place));
    }
  };

  const say = (text) => {
    status.textContent = text.replace("{count}", found.length.toLocaleString("vi")).replace("{query}", () => form.q.value.trim());
  };

  const query = () => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));

  const go = async () => {
    const asked = query();
    const mine = ++run;
    clearTimeout(pause);
    suggestions.hidden = help.hidden = more.hidden = true;
    hits.textContent = "";
    if (!asked.q && !asked.muc && !asked.loai) return say("");
    say(words.searching);
    try {
      const answer = await search(asked);
      if (mine !== run) return;
      ({ found, terms } = answer);
      help.hidden = !!found[0];
      say(!found[0] ? words.none : asked.q ? words.found : words.listed);
      await show(mine);
    } catch {
      if (mine === run) say(words.failed);
    }
  };

  const fill = () => {
    const asked = new URLSearchParams(location.search);
    for (const input of form.querySelectorAll("[name]")) {
      input.value = asked.get(input.name) ?? "";
      if (input.selectedIndex < 0) input.selectedIndex = 0;
    }
    go();
  };

  const submit = (event) => {
    event?.preventDefault();
    const asked = new URLSearchParams(Object.entries(query()).filter(([, value]) => value));
    history.pushState(null, "", asked.size ? `?${asked}` : location.pathname);
    go();
  };

  // Titles of the newest documents that hold the syllables as far as they are typed.
  const suggest = async () => {
    const mine = run;
    const titles = await load("moi.json").catch(() => []);
    if (mine !== run) return;
    const typed = fold(prepare(form.q.value)).trim();
    const fits = titles.filter(([title]) => typed[1] && ` ${fold(prepare(title))}`.includes(` ${typed}`)).slice(0, 5);
    suggestions.replaceChildren(
      ...fits.map(([title, url]) => {
        const entry = made("li");
        entry.append(made("a", { href: url, textContent: title }));
        return entry;
      }),
    );
    suggestions.hidden = !fits.length;
  };

  // Fetch ahead: at each key the pairs of what may be whole syllables (“tế” may be, “ta” waits for its
  // “n” or “i”); after a pause or a paste all that Enter would show.
  const warm = ({ data }) => {
    clearTimeout(pause);
    const { terms } = read(form.q.value.normalize("NFD").replace(/(^\S*)?(\s\S?\S?)?$/, ""));
    Promise.all(terms.map(({ name }) => rows(name))).catch(() => {});
    const all = () => search(query()).then(({ found }) => Promise.all(found.slice(0, PAGE).map(record))).catch(() => {});
    pause = setTimeout(all, data?.length === 1 ? PAUSE : 0);
  };

  form.onsubmit = submit;
  form.onchange = ({ target }) => target !== form.q && submit();
  form.oninput = (event) => event.target === form.q && (suggest(), warm(event));
  more.onclick = async () => {
    const before = hits.childElementCount;
    await show(run).catch(() => say(words.failed));
    hits.children[before]?.querySelector("a").focus();
  };
  onpopstate = fill;
  load(CARD).catch(() => {});
  fill();
};

const page = globalThis.document?.querySelector("[data-search]");
const root = page?.dataset.search ?? "";
if (page) start(page);
