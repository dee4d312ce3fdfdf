// Search without a server: fetch the few index files that a query needs, rank, show.
// The format, and why: docs/search-format.md. Cutting and folding mirror newsroom/search/tokens.py.

const WEIGHTS = [1, 1.25, 1.5, 1.8]; // once, two or three times, summary or more, title
const PAGE = 10;
const PAUSE = 400; // ms
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
      const add = (term, i) => terms.push({ ...term, chained: i > 0, quoted: +!!quoted });
      syllables.push(...part);
      part.slice(1).forEach((second, i) => add(pair(part[i], second), i));
      if (part.length < 2) add(single(part[0]), 0);
    }
  }
  const glued = (text.match(/\d+(?:[-/][\p{L}\p{N}]+)+/gu) ?? []).map((number) => number.replace(/[-/]/g, ""));
  if (/^\d/.test(syllables[0]) && syllables.length < 6) glued.push(syllables.join(""));
  return {
    terms: terms.slice(0, 16), // so a query asks for 32 shards at most
    singles: syllables.slice(0, 16).map(single),
    numbers: glued.filter(isNaN).map(single),
    marked: fold(text) !== text.normalize("NFD"),
  };
};

// --- index --------------------------------------------------------------------------------------

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

// What came along of documents: number → address, title, section, day.
const headlines = new Map();
const learn = (rows) => rows.map(([number, ...fields]) => headlines.set(number, fields));

// One list of a shard as rows [number, variant, weight, place].
const list = async (bytes, fingerprint) => {
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  };
  const short = () => bytes[at++] | (bytes[at++] << 8);
  const marks = Array.from({ length: short() }, short);
  const place = marks.indexOf(fingerprint);
  let end = 0;
  const ends = marks.map(() => (end += varint()));
  learn(JSON.parse(new TextDecoder().decode(bytes.subarray(at + end)) || "[]").flatMap(([, rows]) => rows));
  if (place < 0) return [];
  bytes = bytes.subarray(at + (ends[place - 1] ?? 0), at + ends[place]);
  if (bytes[0] === 1) {
    const whole = new Response(bytes.subarray(1)).body.pipeThrough(new DecompressionStream("deflate-raw"));
    bytes = new Uint8Array(await new Response(whole).arrayBuffer());
  }
  at = 0;
  const head = bytes[at++];
  let rows = (head >> 4) + 1;
  let kinds = (head & 15) + 1;
  if (rows > 15) rows += varint();
  if (kinds > 15) kinds += varint();
  const variants = Array.from({ length: kinds }, short);
  let number = 0;
  // The first as it is, then distances downwards.
  const numbers = Array.from({ length: rows }, () => (number = Math.abs(number - varint())));
  const column = bytes.subarray(at, (at += rows));
  return numbers.map((number, i) => {
    const evidence = column[i];
    const more = kinds > 2048 ? short() : kinds > 8 ? bytes[at++] : 0;
    return [number, variants[(evidence & 7) | (more << 3)], evidence >> 6, (evidence >> 3) & 7];
  });
};

// All rows of a key, from both tiers.
const rows = (name) =>
  once(`=${name}`, async () => {
    const { shards, freshShards } = await load("muc-luc.json");
    const key = hash(name);
    const found = await Promise.all(
      [["i", shards], ["f", freshShards]].map(async ([tier, size]) => {
        if (!size) return [];
        const shift = 32 - Math.log2(size);
        const bytes = await load(`${tier}/${(key >>> shift).toString(16)}.bin`, "arrayBuffer");
        return list(new Uint8Array(bytes), (key >>> (shift - 16)) & 0xffff);
      }),
    );
    return found.flat();
  });

// --- ranking ------------------------------------------------------------------------------------

// Every document that holds enough of the terms, best first.
const rank = (terms, lists, marked, { documents, size }) => {
  const entries = new Map();
  const links = terms.filter((term) => term.chained).length;
  const quoted = terms.filter((term) => term.quoted).length;
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
    const rarity = Math.log(1 + documents / hits.size);
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
  const most = Math.max(...new Set(whole.map((entry) => entry.found)));
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

// Resolve to the numbers of all hits in order, and the terms that found them.
export const search = (asked) => once(JSON.stringify(asked), () => answer(asked));

const answer = async ({ q, muc, loai, nam, xep }) => {
  const card = await load("muc-luc.json");
  const { terms, singles, numbers, marked } = read(q);
  const attempt = async (terms) => rank(terms, await Promise.all(terms.map(({ name }) => rows(name))), marked, card);
  const labels = Object.entries({ muc, loai }).filter(([, value]) => value);
  const members = Promise.all(labels.map(async (label) => new Set((await rows(label.join(":"))).map(([number]) => number))));
  let used = terms;
  let found = await attempt(terms);
  if (numbers.length && found[0]?.found !== terms.length) {
    const named = await attempt(numbers);
    if (named.length) [used, found] = [numbers, named];
  }
  if (!found.length && !terms.some((term) => term.quoted)) [used, found] = [singles, await attempt(singles)];
  const sets = await members;
  if (!terms.length) found = [...(sets[0] ?? [])].map((number) => ({ number, found: 1 }));
  // The numbers of a year: from the first slot of its January to the first of the next.
  const [from, to] = nam ? [1, 13].map((month) => ((nam - card.start) * 12 + month) * card.slots) : [0, Infinity];
  found = found.filter(({ number }) => number >= from && number < to && sets.every((set) => set.has(number)));
  if (xep || !terms.length) {
    const most = Math.max(...new Set(found.map((entry) => entry.found)));
    found = found.filter((entry) => entry.found === most).sort((a, b) => b.number - a.number);
  }
  return { found: found.map(({ number }) => number), terms: used };
};

const record = async (number) => {
  const { block } = await load("muc-luc.json");
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
    // A syllable, a pair, and 22-HD/ĐUK for 22hdduk
    const steps = [[name, words[i]], [`${name} ${next?.name}`, next], [name + next?.name + third?.name, third]];
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
  let best = { kinds: 0, text: "", runs: [[0]] };
  for (const block of new DOMParser().parseFromString(html, "text/html").querySelectorAll("main :is(p, li, td, h2, h3, figcaption)")) {
    const text = block.textContent.replace(/[ \n]+/g, " ").trim(); // but no U+00A0
    const found = spots(text, terms);
    if (found.kinds > best.kinds) best = { ...found, text };
  }
  const { text, kinds, runs } = best;
  const from = Math.max(0, text.lastIndexOf(" ", runs[0][0] - 60));
  const cut = text.slice(from, from + 280);
  return { kinds, text: (from ? "…" : "") + (text.endsWith(cut) ? cut : cut.replace(/[^ ]*$/, "…")) };
};

const page = globalThis.document?.querySelector("[data-search]");
const root = page?.dataset.search ?? "";
if (page) {
  const [form, suggestions, status, help, hits, more, template] = page.querySelectorAll(
    "form, [data-suggestions], [data-status], [data-help], [data-hits], [data-more], template",
  );
  const words = page.dataset;
  let run = 0;
  let pause;
  let found = [];
  let terms = [];
  let newest = [];

  // A hit before its record is there.
  const item = ([url, title, section, day]) => {
    const node = template.content.cloneNode(true).firstElementChild;
    const [link, time, rubric] = node.querySelectorAll("a, time, span");
    link.href = url;
    highlight(link, title, terms);
    time.dateTime = day;
    time.textContent = day.replace(/(\d+)-0?(\d+)-0?(\d+)/, "$3/$2/$1"); // a page has no day
    rubric.textContent = form.querySelector(`option[value="${section}"]`)?.text ?? "";
    return node;
  };

  // Its extract: the summary, or of the first three hits a passage of the page.
  const describe = async (node, place, [address, title, , , summary]) => {
    const extract = node.querySelector("[data-extract]");
    highlight(extract, summary, terms);
    const { kinds } = spots(`${title} ${summary}`, terms);
    if (place > 2 || kinds === terms.length) return;
    const found = await passage(address, terms);
    if (found.kinds > kinds) highlight(extract, found.text, terms);
  };

  // Each hit as soon as its headline came along or its record is there.
  const show = async (mine) => {
    const at = hits.childElementCount;
    const numbers = found.slice(at, at + PAGE);
    const records = numbers.map(record);
    more.hidden = at + PAGE >= found.length;
    Promise.allSettled(records);
    for (const [place, coming] of records.entries()) {
      const fields = headlines.get(numbers[place]) ?? (await coming);
      if (mine !== run) return;
      if (!fields) continue;
      const node = item(fields);
      hits.append(node);
      coming.then((record) => mine === run && describe(node, place, record)).catch(() => {});
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
    for (const input of form) {
      input.value = asked.get(input.name) ?? "";
      if (input.selectedIndex < 0) input.selectedIndex = 0;
    }
    go();
  };

  const submit = () => {
    const asked = new URLSearchParams(Object.entries(query()).filter(([, value]) => value));
    history.pushState(null, "", asked.size ? `?${asked}` : location.pathname);
    go();
  };

  // Titles of the newest documents that hold the syllables as far as they are typed.
  const suggest = () => {
    const typed = fold(prepare(form.q.value)).trim();
    const fits = newest.filter(([, , title]) => typed[1] && ` ${fold(prepare(title))}`.includes(` ${typed}`)).slice(0, 5);
    suggestions.replaceChildren(
      ...fits.map(([, url, title]) => {
        const entry = made("li");
        entry.append(made("a", { href: url, textContent: title }));
        return entry;
      }),
    );
    suggestions.hidden = !fits.length;
  };

  const ahead = (count) => search(query()).then(({ found }) => Promise.all(found.slice(0, count).map(record))).catch(() => {});

  // Fetch ahead: at each key the pairs of what may be whole syllables (“tế” may be, “ta” waits for its
  // “n” or “i”) and, where all are found, the first hit; after a pause or a paste all that Enter would show.
  const warm = ({ data }) => {
    clearTimeout(pause);
    const typed = form.q.value.normalize("NFD");
    const whole = typed.replace(/(^[^\s/-]*)?([\s/-]\S?\S?)?$/, "");
    Promise.all(read(whole).terms.map(({ name }) => rows(name)))
      .then((lists) => whole === typed && lists.every(([row]) => row) && ahead(1))
      .catch(() => {});
    pause = setTimeout(ahead, data?.length === 1 ? PAUSE : 0, PAGE);
  };

  form.onsubmit = (event) => (event.preventDefault(), submit());
  form.onchange = ({ target }) => target !== form.q && submit();
  form.oninput = (event) => event.target === form.q && (suggest(), warm(event));
  more.onclick = async () => {
    const before = hits.childElementCount;
    await show(run).catch(() => say(words.failed));
    hits.children[before]?.querySelector("a").focus();
  };
  onpopstate = fill;
  load("muc-luc.json").catch(() => {});
  load("moi.json").then((rows) => learn((newest = rows))).catch(() => {});
  fill();
}
