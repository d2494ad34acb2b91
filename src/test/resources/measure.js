// Measures a page in a frame, since a window without a screen may refuse to be as narrow as a telephone.
function measure(frame) {
  const page = frame.contentDocument, window = frame.contentWindow, problems = [];
  const say = (what, element) => problems.push(what + ': <' + element.tagName.toLowerCase() + '> '
      + (element.textContent || '').trim().slice(0, 40));
  const light = (c) => {
    const part = c.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
  };
  const colour = (text) => text.match(/[\d.]+/g).map(Number);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const c = colour(window.getComputedStyle(at).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  page.querySelectorAll('details').forEach((d) => { d.open = true; });
  if (page.scrollingElement.scrollWidth > window.innerWidth) problems.push('scrolls sideways: ' + page.scrollingElement.scrollWidth);
  let seen = 0;
  for (const element of page.body.querySelectorAll('*')) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own || !element.getClientRects().length) continue;
    seen++;
    const style = window.getComputedStyle(element);
    if (parseFloat(style.fontSize) < 18) say('small, ' + style.fontSize, element);
    const [a, b] = [light(colour(style.color)), light(ground(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 7) say('pale, ' + ((a + 0.05) / (b + 0.05)).toFixed(1), element);
    if (parseFloat(style.lineHeight) < 1.2 * parseFloat(style.fontSize)) say('tight', element);
  }
  for (const element of page.querySelectorAll('a[href], button, summary, input:not([type=hidden])')) {
    element.focus();
    if (page.activeElement !== element || element.tabIndex !== 0) say('not by keyboard', element);
    const style = window.getComputedStyle(element);
    if (style.outlineStyle === 'none') say('focus not seen', element);
    const box = element.getBoundingClientRect();
    // A link inside of a sentence is as high as its line (WCAG 2.5.8 excepts it).
    const inText = element.closest('.bottom, main > p, .meta, .skip') || (element.tagName === 'A' && element.closest('.words'));
    if (!inText && box.height < 44) say('low, ' + box.height, element);
  }
  if (page.documentElement.lang !== 'en') problems.push('no language');
  if (page.querySelectorAll('h1').length !== 1) problems.push('not one main heading');
  return { seen, problems, width: window.innerWidth };
}

// Every page at every width, one after the other; what is wrong stands before the number of pages.
async function measureAll(paths, widths) {
  const said = document.getElementById('said');
  let count = 0;
  for (const width of widths) {
    for (const path of paths) {
      const frame = document.createElement('iframe');
      frame.width = width;
      frame.height = 800;
      frame.style.border = '0';
      const loaded = new Promise((done) => { frame.onload = done; });
      frame.src = path;
      document.body.append(frame);
      await loaded;
      const { seen, problems, width: real } = measure(frame);
      if (real !== width || seen < 5) problems.push('not shown');
      if (problems.length) said.textContent += path + ' at ' + width + ': ' + problems.join('; ') + '\n';
      frame.remove();
      count++;
    }
  }
  said.textContent += count + ' pages measured';
}
