// The map of the page: districts by name, rivers as rough lines, and the newest of everything open.
(() => {
  'use strict';

  const frame = document.getElementById('map');
  const legend = document.getElementById('legend');
  const chinese = frame.dataset.language === 'zh';
  const colours = ['#0f6e84', '#c8553d', '#5b8e3e', '#7a5ea8', '#b8860b', '#3f5b73', '#a83f6f'];
  const renewEvery = 5000;

  const map = L.map(frame, { attributionControl: false, zoomSnap: 0.25, minZoom: 3, maxZoom: 15 });
  map.setView([30.58, 114.3], 9.5);
  map.createPane('ground').style.zIndex = 300;

  const layers = new Map();
  let grounded = false;

  const element = (tag, text, className) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const titleOf = (thing) => (chinese ? thing.name || thing.title : thing.english || thing.name || thing.title);

  function drawGround(ground) {
    for (const water of ground.waters || []) {
      const line = water.line.map(([longitude, latitude]) => [latitude, longitude]);
      const style = { pane: 'ground', interactive: false, lineCap: 'round', lineJoin: 'round' };
      L.polyline(line, { ...style, color: '#bfdfe0', weight: water.width || 10, smoothFactor: 0 }).addTo(map);
      L.marker(line[Math.floor(line.length / 2)], { pane: 'ground', interactive: false, keyboard: false,
        icon: L.divIcon({ className: 'river-name', html: element('span', titleOf(water)), iconSize: null }) }).addTo(map);
    }
    const seats = [];
    for (const district of ground.districts || []) {
      const seat = [district.latitude, district.longitude];
      seats.push(seat);
      L.marker(seat, { pane: 'ground', interactive: false, keyboard: false,
        icon: L.divIcon({ className: 'district', html: element('span', titleOf(district)), iconSize: [90, 16], iconAnchor: [45, -8] }) }).addTo(map);
    }
    if (seats.length) map.fitBounds(L.latLngBounds(seats).pad(0.03));
  }

  // All that stands at one place is told at once: markers of several datasets may cover each other.
  function popup(place) {
    const box = element('div');
    for (const layer of layers.values()) {
      if (!layer.on) continue;
      for (const marker of layer.markers.values()) {
        if (marker.properties.place === place.place) box.append(section(marker.properties));
      }
    }
    return box;
  }

  function section(properties) {
    const part = element('section');
    part.append(element('h4', properties.label || titleOf(properties)));
    part.append(element('div', titleOf(properties), 'from'));
    if (properties.readings.length) {
      const values = element('dl');
      for (const reading of properties.readings) {
        values.append(element('dt', reading.what), element('dd', reading.unit ? `${reading.value} ${reading.unit}` : reading.value));
      }
      part.append(values);
    }
    if (properties.at) part.append(element('div', `${frame.dataset.at} ${moment(properties.at)}`, 'from'));
    return part;
  }

  function moment(text) {
    const parsed = new Date(text);
    return Number.isNaN(parsed.getTime()) ? text : parsed.toLocaleString(chinese ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  }

  function layerOf(properties) {
    let layer = layers.get(properties.dataset);
    if (!layer) {
      layer = { group: L.layerGroup().addTo(map), colour: colours[layers.size % colours.length], title: titleOf(properties), markers: new Map(), on: true };
      layers.set(properties.dataset, layer);
    }
    return layer;
  }

  function show(feature) {
    const layer = layerOf(feature.properties);
    const [longitude, latitude] = feature.geometry.coordinates;
    feature.properties.place = `${longitude.toFixed(4)},${latitude.toFixed(4)}`;
    const key = `${longitude},${latitude},${feature.properties.label}`;
    let marker = layer.markers.get(key);
    if (!marker) {
      // What only stands there is a ring; what is observed there is a dot.
      const style = feature.properties.at
        ? { radius: 6.5, color: '#fff', weight: 1.5, fillColor: layer.colour, fillOpacity: 0.9 }
        : { radius: 4, color: layer.colour, weight: 2, fillColor: '#fff', fillOpacity: 0.9 };
      marker = L.circleMarker([latitude, longitude], style);
      marker.bindTooltip(feature.properties.label || layer.title);
      marker.bindPopup(() => popup(marker.properties));
      marker.addTo(layer.group);
      layer.markers.set(key, marker);
    }
    const changed = marker.properties && marker.properties.at !== feature.properties.at;
    marker.properties = feature.properties;
    if (changed && marker.isPopupOpen()) marker.setPopupContent(popup(feature.properties));
    if (changed) pulse(marker);
  }

  function pulse(marker) {
    marker.setRadius(10);
    setTimeout(() => marker.setRadius(6.5), 700);
  }

  function drawLegend() {
    legend.replaceChildren();
    if (!layers.size) legend.append(element('li', frame.dataset.none));
    for (const [id, layer] of layers) {
      const item = element('li');
      const label = element('label');
      const box = element('input');
      box.type = 'checkbox';
      box.checked = layer.on;
      box.addEventListener('change', () => {
        layer.on = box.checked;
        if (layer.on) layer.group.addTo(map); else layer.group.remove();
      });
      const dot = element('span', undefined, 'dot');
      dot.style.background = layer.colour;
      label.append(box, dot, element('span', layer.title), element('span', String(layer.markers.size), 'n'));
      label.title = id;
      item.append(label);
      legend.append(item);
    }
  }

  async function renew() {
    try {
      const answer = await fetch('/api/v1/overview/map', { headers: { Accept: 'application/geo+json' } });
      if (!answer.ok) throw new Error(`map: ${answer.status}`);
      const places = await answer.json();
      if (!grounded && places.ground) {
        grounded = true;
        drawGround(places.ground);
      }
      const before = [...layers.values()].map((layer) => layer.markers.size).join();
      places.features.forEach(show);
      const after = [...layers.values()].map((layer) => layer.markers.size).join();
      if (before !== after || !layers.size) drawLegend();
    } catch (problem) {
      console.warn(problem);
    } finally {
      setTimeout(renew, renewEvery);
    }
  }

  renew();
})();
