/* What the dev server adds to each page on its way to the browser; no page on the disk has it.
   It follows the news of rebuilds: {"site": version, "report": text or null}. Another version than that of this page means
   a new site, and the page is loaded again; a report is shown over the page until there is none. A version is that of the
   pages, a point, and that of the rest, which is empty as long as the rest is being made. */
'use strict';

(() => {
  const [pages, ...rests] = document.currentScript.dataset.site.split('.');
  let rest = rests.join('');
  /* How long a server may be silent before the reader is told, in ms: one that is started again is back sooner. */
  const SILENCE = 2000;
  let events = null;
  let silence = 0;

  const element = (name, text, lang) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (lang) made.lang = lang;
    return made;
  };

  /* Something laid over the page, first in Chinese and then in English. */
  const section = (id, [zh, en], ...parts) => {
    const made = document.createElement('section');
    made.id = id;
    made.lang = 'en';
    const title = element('h1', '');
    title.id = `${id}-title`;
    title.setAttribute('role', 'alert');
    title.append(element('span', zh, 'zh-Hant'), ` ${en}`);
    made.setAttribute('aria-labelledby', title.id);
    made.append(title, ...parts);
    document.body.append(made);
    return made;
  };

  const fold = (place, folded) => {
    place.classList.toggle('folded', folded);
    const button = place.querySelector('button');
    button.setAttribute('aria-expanded', String(!folded));
    button.textContent = folded ? '⇅ 展開 Open (Esc)' : '⇅ 收合 Fold (Esc)';
  };

  /* The page for a site that could not be built at all has this section already. */
  const place = () => {
    const there = document.getElementById('fudao-report');
    if (there) return there;
    const zh = '底下是改壞之前的頁面。箭頭 --> 後面是檔名、第幾行、第幾個字；help 後面是該怎麼改。改好存檔，這個畫面就會消失。';
    const en = 'Beneath is the last good page. This report goes away as soon as what it names is mended.';
    const button = element('button', '');
    button.type = 'button';
    const report = element('pre', '');
    report.tabIndex = 0;
    const titles = ['剛才的修改有錯，網站沒有更新', 'The last change could not be built'];
    const made = section('fudao-report', titles, button, element('p', zh, 'zh-Hant'), element('p', en), report);
    button.addEventListener('click', () => fold(made, !made.classList.contains('folded')));
    fold(made, false);
    return made;
  };

  /* What is said in words may break; a line of a file and the marks below it must stay above one another. */
  const lines = (report) => report.split(/(?<=\n)/u).map((text) => {
    const line = element('span', text);
    const words = /^(?:(?<what>error|warning)\[| *= |(?!\d+ \|)\S)/u.exec(text);
    if (words) line.className = `words ${words.groups.what ?? ''}`.trim();
    return line;
  });

  const show = (report) => {
    if (report === null) return document.getElementById('fudao-report')?.remove();
    const over = place();
    const shown = over.querySelector('pre');
    if (shown.textContent !== report || !shown.firstElementChild) {
      shown.replaceChildren(...lines(report));
      /* A bar that was folded over another mistake looks like one that was folded over this one. */
      if (!over.classList.contains('whole')) fold(over, false);
    }
  };

  /* Whether a version is another than that of this page. A page that was loaded before the rest was made belongs to the rest
     that comes first: it was told nothing of an earlier one. */
  const other = (version) => {
    const [itsPages, itsRest = ''] = version.split('.');
    if (itsPages !== pages || (rest && itsRest && itsRest !== rest)) return true;
    rest ||= itsRest;
    return false;
  };

  const heard = () => {
    clearTimeout(silence);
    silence = 0;
    document.getElementById('fudao-silence')?.remove();
  };

  const unheard = () => {
    silence ||= setTimeout(() => section('fudao-silence',
      ['預覽伺服器沒有回應', 'The server does not answer.'],
      element('p', '它可能已經結束。現在存檔不會更新這個頁面；請回終端機再執行一次 serve。', 'zh-Hant'),
      element('p', 'It may have been ended: what is saved now is not shown. Start it again in the terminal.')), SILENCE);
  };

  /* A browser allows few connections to one server, so a page that nobody sees gives its own back. What it misses it is told
     when it is looked at again. */
  const follow = () => {
    if (document.hidden) {
      leave();
    } else if (!events) {
      events = new EventSource('/_fudao/events');
      events.addEventListener('error', unheard);
      events.addEventListener('message', ({ data }) => {
        heard();
        const news = JSON.parse(data);
        if (other(news.site)) location.reload();
        else show(news.report);
      });
    }
  };

  const leave = () => {
    heard();
    events?.close();
    events = null;
  };

  document.addEventListener('keydown', ({ key }) => {
    const over = document.querySelector('#fudao-report:not(.whole)');
    if (key === 'Escape' && over) fold(over, !over.classList.contains('folded'));
  });
  document.addEventListener('visibilitychange', follow);
  addEventListener('pagehide', leave);
  addEventListener('pageshow', follow);
  follow();
})();
