/// What makes the figures of a page answer: a page holds it once.
package enum FigureScript {
  /// Plain JavaScript without dependencies.
  ///
  /// Pointer, touch and arrow keys move a line through the points, beside which stands what every
  /// series is worth there; an entry of the legend hides its series and shows it again. Without it a
  /// figure is a picture.
  package static let text = #"""
    (() => {
      'use strict';
      const SVG = 'http://www.w3.org/2000/svg';
      const make = (name, attributes) => {
        const element = document.createElementNS(SVG, name);
        for (const key in attributes) element.setAttribute(key, attributes[key]);
        return element;
      };
      const values = document.createElement('div');
      values.className = 'figure-values';
      values.setAttribute('role', 'status');
      values.hidden = true;
      // Puts the read-out beside its line again, wherever that has moved to.
      let settle = null;

      const short = (value, digits) =>
        Math.abs(value) < 1e-3 && value !== 0
        ? String(Number(value.toPrecision(digits)).toExponential())
        : String(Number(value.toPrecision(digits))).replace(/^(-?)0\./, '$1.');
      const clock = seconds => {
        if (seconds < 60) return short(seconds, 3) + 's';
        const two = n => String(n).padStart(2, '0'), whole = Math.round(seconds);
        const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
        return h ? `${h}h${two(m)}` : `${m}:${two(s)}`;
      };
      const told = (axis, value) => {
        if (value === null || value === undefined) return '–';
        if (axis.names.length) return axis.names[Math.round(value)] ?? '';
        if (axis.unit === 'seconds') return value < 0 ? '-' + clock(-value) : clock(value);
        if (axis.unit === 'percent') return short(value * 100, 4) + '%';
        const whole = Number.isInteger(value) && Math.abs(value) < 1e15;
        return whole ? String(value) : short(value, axis.unit === 'share' ? 3 : 4);
      };
      const spaced = (axis, value) =>
        axis.scale === 'logarithmic' ? Math.log10(value)
        : axis.scale === 'squareRoot' ? Math.sqrt(value) : value;
      const share = (axis, value) => {
        const [low, high] = axis.range.map(end => spaced(axis, end));
        return (spaced(axis, value) - low) / (high - low);
      };

      function answer(svg) {
        const data = JSON.parse(svg.dataset.figure);
        const [left, top, width, height] = data.box;
        const placeX = x => left + share(data.x, x) * width;
        const placeY = y => top + (1 - share(data.y, y)) * height;
        const inside = x => x >= left - 0.5 && x <= left + width + 0.5;
        const hidden = new Set();
        let stops = [], at = -1;
        const cross = make('path', { class: 'figure-cross', d: '' });
        const rings = make('g', {});
        const plot = svg.querySelector('.figure-plot');
        svg.insertBefore(cross, plot);
        svg.insertBefore(rings, plot);

        const shown = () => data.series.filter((one, index) => !hidden.has(index));
        const collect = () => {
          const all = new Map();
          for (const one of shown()) {
            if (one.quiet) continue;
            for (const x of one.x) if (inside(placeX(x))) all.set(x, placeX(x));
          }
          stops = [...all].map(([x, place]) => ({ x, place })).sort((a, b) => a.place - b.place);
        };
        // The first of the points nearest to a place: what a reader means by "there".
        const nearest = (one, place) => {
          let best = -1, least = Infinity;
          one.x.forEach((x, index) => {
            const away = Math.abs(placeX(x) - place);
            if (away < least - 1e-9 && inside(placeX(x))) { best = index; least = away; }
          });
          return best;
        };
        const row = (one, index, x) => {
          const line = document.createElement('div');
          const key = svg.querySelector(`.figure-key[data-series="${data.series.indexOf(one)}"]`);
          const sample = key && key.querySelector('.figure-dots, .figure-rings, .figure-bar, .figure-frame');
          if (sample) {
            const box = sample.getBBox(), picture = make('svg', { 'aria-hidden': 'true',
              viewBox: `${box.x - 1} ${box.y - 1} ${box.width + 2} ${box.height + 2}`,
              class: `figure-${one.index}` });
            picture.append(sample.cloneNode(true));
            line.append(picture);
          }
          const value = document.createElement('b');
          value.textContent = told(data.y, one.y[index]);
          line.append(one.name ? one.name + ' ' : '', value);
          const more = [];
          if (one.low && one.low[index] !== null && one.low[index] !== undefined)
            more.push(`${told(data.y, one.low[index])} to ${told(data.y, one.high[index])}`);
          // A series without a point here tells of its nearest, and where that is.
          if (Math.abs(placeX(one.x[index]) - placeX(x)) > 1.5)
            more.push(`at ${told(data.x, one.x[index])}`);
          if (one.notes && one.notes[index]) more.push(one.notes[index]);
          if (more.length) {
            const small = document.createElement('small');
            small.textContent = ' ' + more.join(', ');
            line.append(small);
          }
          return line;
        };
        const leave = () => {
          at = -1;
          cross.setAttribute('d', '');
          rings.replaceChildren();
          values.hidden = true;
          settle = null;
        };
        const show = (index, byKey) => {
          if (!stops.length) return leave();
          at = Math.min(Math.max(index, 0), stops.length - 1);
          const { x, place } = stops[at];
          cross.setAttribute('d', `M${place} ${top}v${height}`);
          rings.replaceChildren();
          const head = document.createElement('div');
          head.textContent = [data.x.caption, told(data.x, x)].filter(Boolean).join(' ');
          const lines = [head];
          for (const one of shown()) {
            const index = one.quiet ? -1 : nearest(one, place);
            if (index < 0) continue;
            lines.push(row(one, index, x));
            const y = one.y[index] === null ? NaN : placeY(one.y[index]);
            if (y >= top - 1 && y <= top + height + 1)
              rings.append(make('circle', { class: `figure-ring figure-${one.index}`, r: 5,
                cx: placeX(one.x[index]), cy: y }));
          }
          for (const [where, text] of data.marks)
            if (Math.abs(placeX(where) - place) < 3) {
              const note = document.createElement('small');
              note.textContent = text;
              lines.push(note);
            }
          // Keys are how a figure is read without seeing it; a pointer passes too many points.
          values.setAttribute('aria-live', byKey ? 'polite' : 'off');
          values.replaceChildren(...lines);
          values.hidden = false;
          settle = () => {
            const frame = svg.getBoundingClientRect();
            const scale = frame.width / svg.viewBox.baseVal.width;
            const middle = frame.left + place * scale;
            const after = middle + 12 + values.offsetWidth <= innerWidth;
            values.style.left = (after ? middle + 12
              : Math.max(middle - 12 - values.offsetWidth, 4)) + 'px';
            values.style.top = Math.max(Math.min(frame.top + top * scale,
              innerHeight - values.offsetHeight - 4), 4) + 'px';
          };
          settle();
        };
        const follow = event => {
          const frame = svg.getBoundingClientRect();
          const place = (event.clientX - frame.left) * svg.viewBox.baseVal.width / frame.width;
          let best = 0;
          stops.forEach((stop, index) => {
            if (Math.abs(stop.place - place) < Math.abs(stops[best].place - place)) best = index;
          });
          show(best, false);
        };

        // A picture has no parts that can be reached; from here on it has.
        svg.setAttribute('role', 'group');
        for (const [key, value] of Object.entries({ tabindex: 0, role: 'application',
          'aria-roledescription': 'chart', 'aria-label':
          (svg.querySelector('title')?.textContent ?? '') + ': arrow keys read its values' }))
          plot.setAttribute(key, value);
        plot.addEventListener('pointermove', follow);
        plot.addEventListener('pointerdown', follow);
        plot.addEventListener('pointerleave', event => {
          if (event.pointerType === 'mouse' && document.activeElement !== plot) leave();
        });
        plot.addEventListener('focus', () => {
          if (plot.matches(':focus-visible') && at < 0) show(0, true);
        });
        plot.addEventListener('blur', leave);
        plot.addEventListener('keydown', event => {
          const page = Math.max(Math.round(stops.length / 10), 1);
          const next = { ArrowRight: at + 1, ArrowLeft: Math.max(at, 1) - 1, Home: 0,
            End: stops.length - 1, PageDown: at + page, PageUp: at - page }[event.key];
          if (event.key === 'Escape') leave();
          else if (next !== undefined) show(next, true);
          else return;
          event.preventDefault();
        });

        for (const key of svg.querySelectorAll('.figure-key')) {
          const index = Number(key.dataset.series);
          const toggle = () => {
            hidden.has(index) ? hidden.delete(index) : hidden.add(index);
            key.setAttribute('aria-pressed', String(!hidden.has(index)));
            svg.querySelector(`.figure-series[data-series="${index}"]`)
              .classList.toggle('figure-off', hidden.has(index));
            collect();
            leave();
          };
          for (const [name, value] of Object.entries({ role: 'button', tabindex: 0,
            'aria-pressed': 'true', 'aria-label': data.series[index].name }))
            key.setAttribute(name, value);
          key.addEventListener('click', toggle);
          key.addEventListener('keydown', event => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            event.preventDefault();
            toggle();
          });
        }
        collect();
      }

      const begin = () => {
        document.body.append(values);
        document.querySelectorAll('svg.figure[data-figure]').forEach(answer);
      };
      document.readyState === 'loading'
        ? addEventListener('DOMContentLoaded', begin) : begin();
      for (const change of ['scroll', 'resize'])
        addEventListener(change, () => settle?.(), { passive: true, capture: true });
    })();
    """#
}
