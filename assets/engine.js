// Loads the search engine and its pack when they are first asked for. Classic script, so that file:// works.
//
//   fudaoLoad.engine()               promises the functions of the engine
//   fudaoLoad.search()               promises the engine with this site's pack opened
//   fudaoLoad.answer(query, options) promises an answer, as `fudao search --format json` prints it
//
// Over http the bytes are fetched, compiled while they arrive, and kept by the browser under an address that holds their
// hash. From a disk nothing can be fetched: there the same bytes come as base64 in scripts, and so they do wherever fetching
// fails.
var fudaoLoad = (function () {
  "use strict";
  var here = new URL("../search/", document.currentScript.src).href;
  var fetches = /^https?:$/.test(location.protocol);
  var promised = {};
  var kept = {};

  // Everything is loaded once; what failed is tried again when it is next asked for.
  function once(name, make) {
    if (!promised[name]) {
      promised[name] = make();
      promised[name].catch(function () { delete promised[name]; });
    }
    return promised[name];
  }

  function script(file) {
    return new Promise(function (resolve, reject) {
      var element = document.createElement("script");
      element.src = here + file;
      element.onload = function () { element.remove(); resolve(); };
      element.onerror = function () { element.remove(); reject(new Error(file + " cannot be loaded")); };
      document.head.append(element);
    });
  }

  function whole(response) {
    if (!response.ok) throw new Error(response.url + ": " + response.status);
    return response;
  }

  // The hashes are asked for anew each time; what they stand for may be kept for ever.
  function stamps() {
    return once("stamps", function () {
      return fetch(here + "stamps.json", { cache: "no-cache" }).then(whole).then(function (response) { return response.json(); });
    });
  }

  function stamped(file) {
    return stamps().then(function (known) { return file + "?" + known[file]; });
  }

  function fetched(file) {
    return stamped(file).then(function (address) { return fetch(here + address); }).then(whole);
  }

  function bytes(base64) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    var text = atob(base64);
    var made = new Uint8Array(text.length);
    for (var at = 0; at < text.length; at += 1) made[at] = text.charCodeAt(at);
    return made;
  }

  // The script calls `fudaoLoad.keep`. Its text is dropped as soon as it is bytes.
  function fromScript(file) {
    return script(file.replace(/\.\w+$/, ".b64.js")).then(function () {
      var made = bytes(kept[file]);
      delete kept[file];
      return made;
    });
  }

  // By fetching where that is possible, by a script where it is not or fails.
  function either(byFetch, byScript) {
    return fetches ? byFetch().catch(byScript) : byScript();
  }

  function code() {
    return once("code", function () {
      return either(function () { return stamped("engine.js").then(script); }, function () { return script("engine.js"); });
    });
  }

  function engine() {
    return once("engine", function () {
      var response = fetches ? fetched("engine.wasm") : null;
      // Whoever waits for it below hears of its failure.
      if (response) response.catch(function () {});
      return code().then(function () {
        return either(
          function () { return fudaoEngine.init(response); },
          function () { return fromScript("engine.wasm").then(function (found) { return fudaoEngine.init(new Response(found)); }); }
        );
      }).then(function () { return fudaoEngine; });
    });
  }

  function pack() {
    return either(
      function () { return fetched("pack.bin").then(function (found) { return found.arrayBuffer(); }).then(function (found) { return new Uint8Array(found); }); },
      function () { return fromScript("pack.bin"); }
    );
  }

  function search() {
    return once("search", function () {
      return Promise.all([engine(), pack()]).then(function (loaded) { return new loaded[0].Engine(loaded[1]); });
    });
  }

  function answer(query, options) {
    return search().then(function (opened) { return JSON.parse(opened.search(query, JSON.stringify(options))); });
  }

  return { engine: engine, search: search, answer: answer, keep: function (file, base64) { kept[file] = base64; } };
}());
