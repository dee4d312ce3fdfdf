// Search without a server: fetch the few index files that a query needs, rank, show.
// The format, and why: docs/search-format.md. Cutting and folding mirror newsroom/search/tokens.py.

const WEIGHTS = [1, 1.25, 1.5, 1.8]; // once, two or three times, summary or more, title
const PAGE = 10;
const READ = 3; // hits whose page is read for a passage
const LONGEST = 200;
const MOST_TERMS = 16;
const PAUSE = 350; // ms
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

const TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});

export const hash = (text) => {
  let crc = -1;
  for (const byte of new TextEncoder().encode(text)) crc = TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
};

const variant = (syllable) => hash(spell(syllable)) & 0xffff;
const single = (syllable) => ({ name: fold(syllable), variant: variant(syllable) });
const pair = (first, second) => ({
  name: `${fold(first)} ${fold(second)}`,
  variant: (3 * variant(first) + variant(second)) & 0xffff,
});

// What a query asks for: pairs in their order (a lone syllable stands for itself); `chained` to the one before.
export const read = (query) => {
  const terms = [];
  const syllables = [];
  const text = prepare(query.slice(0, LONGEST));
  for (const [, quoted, free] of text.matchAll(/["“”]([^"“”]+)["“”]|([^"“”]+)/g)) {
    for (const part of sentences(quoted ?? free)) {
      syllables.push(...part);
      part.slice(1).forEach((second, i) => terms.push({ ...pair(part[i], second), chained: i > 0, quoted: !!quoted }));
      if (part.length < 2) terms.push({ ...single(part[0]), alone: true, quoted: !!quoted });
    }
  }
  const glued = (text.match(/\d+(?:[-/][\p{L}\p{N}]+)+/gu) ?? []).map((number) => number.replace(/[-/]/g, ""));
  if (/^\d/.test(syllables[0]) && syllables.length < 6) glued.push(syllables.join(""));
  return {
    terms: terms.slice(0, MOST_TERMS),
    singles: syllables.slice(0, MOST_TERMS).map(single),
    numbers: [...new Set(glued)].filter((number) => /\D/.test(number)).map(single),
    marked: /[^\x00-\x7f]/.test(syllables.join("")),
  };
};

// --- index --------------------------------------------------------------------------------------

const cache = new Map();

const load = (path, kind) => {
  if (!cache.has(path)) {
    const loading = fetch(root + path).then((answer) => {
      if (!answer.ok) throw new Error(path);
      return answer[kind]();
    });
    loading.catch(() => cache.delete(path));
    cache.set(path, loading);
  }
  return cache.get(path);
};

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
const rows = async (name) => {
  const { shards, freshShards } = await load("muc-luc.json", "json");
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
};

// --- ranking ------------------------------------------------------------------------------------

// Number → { sum, found, exact, chain, broken } for every document that holds one of the terms.
const score = (terms, lists, marked, total) => {
  const documents = new Map();
  terms.forEach((term, i) => {
    const hits = new Map();
    for (const [number, kind, weight, place] of lists[i]) {
      const exact = !marked || kind === term.variant;
      const hit = hits.get(number);
      if (!hit || exact > hit.exact) hits.set(number, { exact, weight, mask: 1 << place, once: !weight });
      else if (exact === hit.exact) {
        hit.weight = Math.max(hit.weight, weight);
        hit.mask |= 1 << place;
        hit.once = false;
      }
    }
    const rarity = Math.log(1 + total / hits.size);
    for (const [number, hit] of hits) {
      if (term.quoted && marked && !hit.exact) continue;
      const document = documents.get(number) ?? { number, sum: 0, found: 0, exact: 0, chain: 0, quoted: 0, last: {} };
      documents.set(number, document);
      document.sum += rarity * WEIGHTS[hit.weight] * (hit.exact ? 1 : 0.5);
      document.found++;
      document.exact += hit.exact;
      document.quoted += term.quoted ? 1 : 0;
      const { last } = document;
      if (term.chained && last.i === i - 1) {
        const next = ((last.mask << 1) | (last.mask >> 7)) & hit.mask;
        if (next) document.chain += last.exact && hit.exact ? 1 : 0.5;
        else if (last.once && hit.once) {
          document.chain--;
          document.quoted -= term.quoted ? 1 : 0; // proven apart: not the phrase
        }
      }
      document.last = { ...hit, i };
    }
  });
  return documents;
};

const best = (documents, terms, size) => {
  const quoted = terms.filter((term) => term.quoted).length;
  const links = terms.filter((term) => term.chained).length || 1;
  const whole = [...documents.values()].filter((document) => document.quoted >= quoted);
  const most = whole.reduce((top, document) => Math.max(top, document.found), 0);
  for (const document of whole) {
    document.all = document.exact === terms.length;
    document.score =
      document.sum * Math.sqrt(document.found / terms.length) * (1 + document.chain / links / 2) * (1 + (0.02 * document.number) / size);
  }
  return whole
    .filter((document) => document.found * 2 > most)
    .sort((a, b) => b.all - a.all || b.score - a.score || b.number - a.number);
};

// The numbers of a year: from the first slot of its January to the first of the next.
const numbersOf = (year, { start, slots }) => [0, 12].map((month) => ((year - start) * 12 + 1 + month) * slots);

// Resolve to the numbers of all hits in order, and the terms that found them.
export const search = async ({ q, muc, loai, nam, xep }) => {
  const card = await load("muc-luc.json", "json");
  const { terms, singles, numbers, marked } = read(q);
  const labels = [muc && `muc:${muc}`, loai && `loai:${loai}`].filter(Boolean);
  const attempt = async (terms) => {
    const lists = await Promise.all(terms.map(({ name }) => rows(name)));
    return best(score(terms, lists, marked, card.documents), terms, card.size);
  };
  const members = Promise.all(labels.map(async (name) => new Set((await rows(name)).map(([number]) => number))));
  let used = terms;
  let found = await attempt(terms);
  if (numbers.length && found[0]?.found !== terms.length) {
    const named = await attempt(numbers);
    if (named.length) [used, found] = [numbers, named];
  }
  if (!found.length && !terms.some((term) => term.quoted)) [used, found] = [singles, await attempt(singles)];
  const sets = await members;
  if (!terms.length && sets.length) found = [...sets.pop()].map((number) => ({ number }));
  const [from, to] = nam ? numbersOf(+nam, card) : [0, Infinity];
  found = found.filter(({ number }) => number >= from && number < to && sets.every((set) => set.has(number)));
  if (xep === "moi" || !terms.length) {
    const most = Math.max(...found.map((document) => document.found));
    found = found.filter((document) => !document.found || document.found === most).sort((a, b) => b.number - a.number);
  }
  return { found: found.map(({ number }) => number), terms: used };
};

const record = async (number) => {
  const { block } = await load("muc-luc.json", "json");
  return (await load(`r/${(number >> block).toString(16)}.json`, "json"))[number];
};

// --- page ---------------------------------------------------------------------------------------

// Where the terms stand in a text: [start, end] of each run, and how many of them.
const spots = (text, terms) => {
  const names = new Set(terms.map(({ name }) => name));
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({ index, end: index + word.length, name: fold(prepare(word)) }));
  const runs = [];
  const kinds = new Set();
  const mark = (name, start, end) => {
    if (!names.has(name)) return;
    kinds.add(name);
    const last = runs.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else runs.push([start, end]);
  };
  words.forEach(({ index, end, name }, i) => {
    mark(name, index, end);
    const next = words[i + 1];
    if (next) mark(`${name} ${next.name}`, index, next.end);
    const third = words[i + 2]; // 22-HD/ĐUK, asked for as 22hdduk
    if (third) mark(name + next.name + third.name, index, third.end);
  });
  return { runs, kinds: kinds.size };
};

const highlight = (node, text, terms) => {
  let at = 0;
  node.textContent = "";
  for (const [start, end] of spots(text, terms).runs) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    node.append(text.slice(at, start), mark);
    at = end;
  }
  node.append(text.slice(at));
};

// The passage of the page itself that holds most of the terms, when the summary does not.
const passage = async (url, terms) => {
  const page = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
  let best = { kinds: 0 };
  for (const block of page.querySelectorAll("main p, main li, main td, main h2, main h3, main figcaption")) {
    const text = block.textContent.replace(/\s+/g, " ").trim();
    const found = spots(text, terms);
    if (found.kinds > best.kinds) best = { ...found, text };
  }
  if (!best.kinds) return null;
  const [[start]] = best.runs;
  const from = start > 120 ? best.text.lastIndexOf(" ", start - 60) : 0;
  const cut = best.text.slice(from, from + 280);
  return { kinds: best.kinds, text: (from ? "…" : "") + (from + 280 < best.text.length ? cut.slice(0, cut.lastIndexOf(" ")) + " …" : cut) };
};

const start = (page) => {
  const form = page.querySelector("form");
  const status = page.querySelector("[data-status]");
  const hits = page.querySelector("[data-hits]");
  const more = page.querySelector("[data-more]");
  const help = page.querySelector("[data-help]");
  const suggestions = page.querySelector("[data-suggestions]");
  const template = page.querySelector("template");
  const words = page.dataset;
  const names = (field) => Object.fromEntries([...form[field].options].map(({ value, text }) => [value, text]));
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
    time.dateTime = day;
    time.textContent = day.split("-").map(Number).reverse().join("/");
    node.querySelector("[data-section]").textContent = names("muc")[section] ?? names("loai")[kind] ?? "";
    const { kinds } = spots(summary, terms);
    if (place < READ && kinds < terms.length) {
      passage(address, terms)
        .then((found) => found?.kinds > kinds && highlight(extract, found.text, terms))
        .catch(() => {}); // the summary stands
    }
    return node;
  };

  const show = async (mine) => {
    const next = found.slice(hits.childElementCount, hits.childElementCount + PAGE);
    const records = await Promise.all(next.map(record));
    if (mine !== run) return;
    hits.append(...records.filter(Boolean).map(item));
    more.hidden = hits.childElementCount >= found.length;
  };

  const say = (text, values = {}) => {
    status.textContent = (text ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  };

  const query = () => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));

  const go = async () => {
    const asked = query();
    const mine = ++run;
    clearTimeout(pause);
    suggestions.hidden = help.hidden = more.hidden = true;
    hits.textContent = "";
    say("");
    if (!asked.q && !asked.muc && !asked.loai && !asked.nam) return;
    const waiting = setTimeout(() => mine === run && say(words.searching), 400);
    try {
      const answer = await search(asked);
      if (mine !== run) return;
      ({ found, terms } = answer);
      await show(mine);
      if (mine !== run) return;
      say(!found.length ? words.none : asked.q ? words.found : words.listed, { count: found.length.toLocaleString("vi"), query: asked.q });
      help.hidden = found.length > 0;
    } catch {
      if (mine === run) say(words.failed);
    } finally {
      clearTimeout(waiting);
    }
  };

  const fill = () => {
    const asked = new URLSearchParams(location.search);
    for (const field of ["q", "muc", "nam", "loai", "xep"]) {
      const input = form[field];
      input.value = (asked.get(field) ?? "").slice(0, LONGEST);
      if (input.options && input.selectedIndex < 0) input.selectedIndex = 0;
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
    const typed = fold(prepare(form.q.value)).trim();
    const titles = typed.length > 2 ? await load("moi.json", "json").catch(() => []) : [];
    if (fold(prepare(form.q.value)).trim() !== typed) return;
    const fits = titles.filter(([title]) => ` ${fold(prepare(title))}`.includes(` ${typed}`)).slice(0, 5);
    suggestions.replaceChildren(
      ...fits.map(([title, url]) => {
        const link = document.createElement("a");
        link.href = new URL(url, location.href);
        link.textContent = title;
        const entry = document.createElement("li");
        entry.append(link);
        return entry;
      }),
    );
    suggestions.hidden = !fits.length;
  };

  // Fetch ahead: at each key what whole syllables need, after a pause what Enter would.
  const warm = () => {
    clearTimeout(pause);
    const asked = query();
    const whole = read(form.q.value.replace(/\S+$/, "")).terms;
    Promise.all(whole.map(({ name, alone }) => alone || rows(name))).catch(() => {});
    pause = setTimeout(() => search(asked).then(({ found }) => Promise.all(found.slice(0, PAGE).map(record))).catch(() => {}), PAUSE);
  };

  const walk = (event) => {
    const stops = [form.q, ...suggestions.querySelectorAll("a")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const here = stops.indexOf(document.activeElement);
    if (suggestions.hidden || here < 0) return;
    if (event.key === "Escape") {
      suggestions.hidden = true;
      form.q.focus();
    } else if (!step || !stops[here + step]) return;
    else stops[here + step].focus();
    event.preventDefault();
  };

  form.addEventListener("submit", submit);
  form.addEventListener("change", (event) => event.target !== form.q && submit());
  form.addEventListener("input", (event) => event.target === form.q && (suggest(), warm()));
  form.addEventListener("keydown", walk);
  more.addEventListener("click", async () => {
    const before = hits.childElementCount;
    await show(run).catch(() => say(words.failed));
    hits.children[before]?.querySelector("a").focus();
  });
  addEventListener("popstate", fill);
  fill();
};

const page = globalThis.document?.querySelector("[data-search]");
const root = page?.dataset.search ?? "";
if (page) start(page);
