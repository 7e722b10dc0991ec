// The page of a dataset: runs a call of the public API under the reader's own rights, and shows it for copying.
'use strict';
(() => {
  const section = document.getElementById('try');
  const form = document.getElementById('try-form');
  const call = document.getElementById('call');
  const answer = document.getElementById('answer');

  function address() {
    const url = new URL(section.dataset.rows);
    for (const [name, value] of new FormData(form)) {
      if (value.trim()) url.searchParams.set(name, value.trim());
    }
    return url;
  }

  function show() {
    call.textContent = `curl -H "Authorization: Bearer $TOKEN" '${address().href.replaceAll("'", '%27')}'`;
  }

  function element(name, text, parent) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (parent) parent.append(made);
    return made;
  }

  function problem(body, status) {
    const box = element('div');
    box.className = 'problem';
    element('h1', body.title || status, box);
    element('p', body.detail || '', box);
    for (const each of body.problems || []) element('p', each, box);
    return box;
  }

  function table(page) {
    const chinese = document.documentElement.lang.startsWith('zh');
    const box = element('div');
    const explanation = page.explanation && (chinese ? page.explanation.zh : page.explanation.en);
    if (explanation) element('p', explanation, box).className = 'done';
    if (!page.items.length) {
      element('p', section.dataset.none, box).className = 'empty';
      return box;
    }
    const masked = new Set(page.masked || []);
    const scroll = element('div', undefined, box);
    scroll.className = 'scroll';
    const grid = element('table', undefined, scroll);
    const head = element('tr', undefined, element('thead', undefined, grid));
    const names = Object.keys(page.items[0]);
    for (const name of names) {
      const cell = element('th', name, head);
      cell.scope = 'col';
      if (masked.has(name)) element('span', section.dataset.masked, cell).className = 'tag warn';
    }
    const rows = element('tbody', undefined, grid);
    for (const item of page.items) {
      const row = element('tr', undefined, rows);
      for (const name of names) {
        const value = item[name];
        const cell = element('td', value === null ? '' : String(value), row);
        if (typeof value === 'number') cell.className = 'n';
      }
    }
    if (page.nextPageToken) element('p', section.dataset.more, box).className = 'quiet';
    return box;
  }

  form.addEventListener('input', show);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const url = address();
    const here = new URL(url.pathname + url.search, window.location.origin);
    const response = await fetch(here, { headers: { Accept: 'application/json' } });
    const body = await response.json();
    answer.replaceChildren(response.ok ? table(body) : problem(body, response.status));
  });
  document.getElementById('copy').addEventListener('click', async () => {
    await navigator.clipboard.writeText(call.textContent);
    document.getElementById('copied').textContent = section.dataset.copied;
  });
  show();
})();
