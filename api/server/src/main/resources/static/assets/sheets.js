// Spreadsheets: sends the chosen file as it is, and walks from one wrong cell to the next.
'use strict';
(() => {
  const proof = JSON.parse(document.body.getAttribute('hx-headers') || '{}');
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

  async function send(form) {
    const file = form.querySelector('input[type=file]').files[0];
    const status = form.querySelector('[role=status]');
    const button = form.querySelector('button');
    if (!file) return;
    button.disabled = true;
    status.className = '';
    status.textContent = form.dataset.sending;
    try {
      const answer = await fetch(`${form.dataset.send}?name=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        headers: { ...proof, 'Content-Type': type, 'Idempotency-Key': form.dataset.key, 'Accept-Language': document.documentElement.lang },
        body: file,
      });
      const said = await answer.json();
      if (answer.ok) {
        location.assign(`/console/directory/imports/${said.id}`);
        return;
      }
      status.textContent = said.detail || said.title || form.dataset.failed;
    } catch (e) {
      status.textContent = form.dataset.failed;
    }
    status.className = 'problem';
    button.disabled = false;
  }

  for (const form of document.querySelectorAll('form[data-send]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send(form);
    });
  }

  const wrong = [...document.querySelectorAll('#sheet [tabindex]')];
  const next = document.getElementById('next-error');

  function walk() {
    const here = wrong.indexOf(document.activeElement);
    const cell = wrong[here + 1];
    if (cell) {
      cell.focus();
      cell.scrollIntoView({ block: 'center', inline: 'center' });
    } else if (next.dataset.next) {
      const page = new URL(location.href);
      page.searchParams.set('page', next.dataset.next);
      page.hash = 'next';
      location.assign(page);
    } else if (wrong.length) {
      wrong[0].focus();
    }
  }

  if (next) {
    // The button would take the focus from the cell one stands on.
    next.addEventListener('mousedown', (event) => event.preventDefault());
    next.addEventListener('click', walk);
    document.addEventListener('keydown', (event) => {
      if (event.key === 'F8') {
        event.preventDefault();
        walk();
      } else if (event.key === 'Escape' && wrong.includes(document.activeElement)) {
        document.activeElement.blur();
      }
    });
    if (location.hash === '#next') walk();
  }
})();
