/* What the dev server adds to each page on its way to the browser; no page on the disk has it.
   It follows the news of rebuilds: {"site": version, "report": text or null}. Another version than that of this page means
   a new site, and the page is loaded again; a report is shown over the page until there is none. */
'use strict';

(() => {
  const { site } = document.currentScript.dataset;
  let events = null;

  const element = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  /* The page for a site that could not be built at all has this section already. */
  const section = () => {
    const there = document.getElementById('fudao-report');
    if (there) return there;
    const made = document.createElement('section');
    made.id = 'fudao-report';
    made.lang = 'en';
    made.setAttribute('aria-labelledby', 'fudao-report-title');
    const title = element('h1', 'The last change could not be built');
    title.id = 'fudao-report-title';
    title.setAttribute('role', 'alert');
    const words = element('p', 'Beneath is the last good page. This report goes away as soon as what it names is mended.');
    const report = element('pre', '');
    report.tabIndex = 0;
    made.append(title, words, report);
    document.body.append(made);
    return made;
  };

  const show = (report) => {
    if (report === null) return document.getElementById('fudao-report')?.remove();
    const place = section().querySelector('pre');
    if (place.textContent !== report) place.textContent = report;
  };

  /* A browser allows few connections to one server, so a page that nobody sees gives its own back. What it misses it is told
     when it is looked at again. */
  const follow = () => {
    if (document.hidden) {
      events?.close();
      events = null;
    } else if (!events) {
      events = new EventSource('/_fudao/events');
      events.addEventListener('message', ({ data }) => {
        const news = JSON.parse(data);
        if (news.site === site) show(news.report);
        else location.reload();
      });
    }
  };

  document.addEventListener('visibilitychange', follow);
  addEventListener('pagehide', () => { events?.close(); events = null; });
  addEventListener('pageshow', follow);
  follow();
})();
