// What is made of an answer: the time that runs, a chart, a map. Works wherever a statement is shown.
(() => {
  'use strict';

  const longitudes = ['longitude', 'lon', 'lng', '经度'];
  const latitudes = ['latitude', 'lat', '纬度'];
  const data = new WeakMap();

  // Between two looks at the server the time goes on here.
  setInterval(() => {
    for (const time of document.querySelectorAll('.ticking')) {
      time.seen ??= performance.now();
      const millis = Number(time.dataset.millis) + performance.now() - time.seen;
      time.textContent = `${(millis / 1000).toFixed(1)} s`;
    }
  }, 100);

  document.body.addEventListener('htmx:afterSettle', () => {
    const ended = document.querySelector('.statement[data-state]:not([data-state=queued]):not([data-state=running])');
    if (ended && !ended.told) {
      ended.told = true;
      document.body.dispatchEvent(new CustomEvent('statement-ended'));
    }
  });

  async function answer(statement) {
    if (!data.has(statement)) {
      const address = statement.querySelector('[data-rows]').dataset.rows;
      data.set(statement, fetch(address).then((reply) => {
        if (!reply.ok) throw new Error(`The rows could not be fetched: ${reply.status}`);
        return reply.json();
      }));
    }
    return data.get(statement);
  }

  async function drawChart(statement) {
    const { columns, rows } = await answer(statement);
    const pick = (name) => statement.querySelector(`[data-chart=${name}]`);
    if (!statement.charted) {
      const number = pick('y').querySelector('[data-number=true]:not(:first-child)') || pick('y').querySelector('[data-number=true]');
      if (number) pick('y').value = number.value;
      for (const name of ['kind', 'x', 'y']) pick(name).addEventListener('change', () => drawChart(statement));
    }
    const x = columns.findIndex((c) => c.name === pick('x').value);
    const y = columns.findIndex((c) => c.name === pick('y').value);
    const box = statement.querySelector('.chart');
    statement.charted ??= echarts.init(box);
    statement.charted.setOption({
      animation: false,
      grid: { containLabel: true, left: 12, right: 16, top: 24, bottom: 12 },
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      xAxis: { type: 'category', data: rows.map((row) => String(row[x] ?? '')) },
      yAxis: { type: 'value', scale: true, name: columns[y].name },
      series: [{ type: pick('kind').value, data: rows.map((row) => (row[y] === null ? null : Number(row[y]))), itemStyle: { color: '#0f6e84' } }],
    }, true);
    box.dataset.points = String(rows.length);
  }

  async function drawMap(statement) {
    const { columns, rows } = await answer(statement);
    const find = (names) => columns.findIndex((c) => names.includes(c.name.toLowerCase()));
    const longitude = find(longitudes);
    const latitude = find(latitudes);
    const box = statement.querySelector('.map');
    if (longitude < 0 || latitude < 0) {
      statement.querySelector('.no-place').hidden = false;
      box.hidden = true;
      return;
    }
    if (statement.mapped) return;
    const map = L.map(box, { attributionControl: false, preferCanvas: false, minZoom: 3, maxZoom: 17 });
    statement.mapped = map;
    const places = [];
    for (const row of rows) {
      const place = [Number(row[latitude]), Number(row[longitude])];
      if (row[latitude] === null || row[longitude] === null || place.some(Number.isNaN)) continue;
      places.push(place);
      const about = document.createElement('dl');
      columns.forEach((column, i) => {
        const name = document.createElement('dt');
        name.textContent = column.name;
        const value = document.createElement('dd');
        value.textContent = String(row[i] ?? '');
        about.append(name, value);
      });
      L.circleMarker(place, { radius: 6, color: '#0f4c5c', fillColor: '#2f8f9d', fillOpacity: 0.7, weight: 1.5 }).bindPopup(about).addTo(map);
    }
    if (places.length) map.fitBounds(L.latLngBounds(places).pad(0.2), { maxZoom: 13 }); else map.setView([30.58, 114.3], 9);
  }

  document.addEventListener('click', (event) => {
    const tab = event.target.closest?.('[data-view]');
    if (!tab) return;
    const statement = tab.closest('.statement');
    for (const each of statement.querySelectorAll('[data-view]')) {
      each.setAttribute('aria-selected', String(each === tab));
      each.classList.toggle('plain', each !== tab);
    }
    for (const panel of statement.querySelectorAll('[data-panel]')) panel.hidden = panel.dataset.panel !== tab.dataset.view;
    const draw = { chart: drawChart, map: drawMap }[tab.dataset.view];
    if (draw) draw(statement).catch((problem) => { document.getElementById('notice').textContent = problem.message; });
  });
})();
