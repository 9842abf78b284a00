// The search engine as pages see it. A page needs this script, the bytes of the engine, and those of a pack:
//
//   await fudaoEngine.init(fetch("engine.wasm"))      or, where nothing can be fetched,      fudaoEngine.init(bytes)
//   const engine = new fudaoEngine.Engine(pack)
//   const answer = JSON.parse(engine.search("翹課", JSON.stringify({lang: "zh-Hant", limit: 10})))
//   const result = JSON.parse(fudaoEngine.calc(rules, "counselors", JSON.stringify({classes: "24"}), "zh-Hant"))
const fudaoEngine = ((newBindings) => {
  "use strict";

  // The compiled engine, and what wasm-bindgen puts around one run of it.
  let module;
  let bindings;

  const start = () => {
    bindings = newBindings();
    bindings.initSync({ module });
  };

  const compile = async (source) => {
    const response = await source;
    if (!response.ok) throw new Error(`the search engine could not be loaded: status ${response.status}`);
    // Browsers compile what is still arriving only when the server says what it is.
    const named = response.headers.get("Content-Type") === "application/wasm";
    return named ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  };

  /**
   * Loads the engine: at once from its bytes (a Uint8Array or ArrayBuffer), or while it arrives from a Response or the
   * promise of one. Only the second returns a promise.
   */
  const init = (source) => {
    if (source instanceof Response || source instanceof Promise) {
      return compile(source).then((compiled) => {
        module = compiled;
        start();
      });
    }
    module = new WebAssembly.Module(source);
    start();
  };

  // What Rust throws on purpose is a plain Error. Anything else, a trap or a full stack, stopped the engine in the
  // middle of its work, and its memory is not to be trusted any more.
  const stopped = (error) => error?.name !== "Error";

  const loaded = () => {
    if (!bindings) throw new Error("the search engine is not loaded: call fudaoEngine.init first");
    return bindings;
  };

  // Whatever stopped the engine, the next call finds it started anew.
  const guarded = (work) => {
    try {
      return work();
    } catch (error) {
      if (!stopped(error)) throw error;
      start();
      throw new Error(`the search engine stopped: ${error?.message ?? error}`, { cause: error });
    }
  };

  /** What a rule comes to, as JSON: `rules` is a pack of rules as JSON, `inputs` a JSON object of what was typed. */
  const calc = (rules, rule, inputs, lang) =>
    guarded(() => loaded().calc(String(rules), String(rule), String(inputs), String(lang)));

  class Engine {
    #pack;
    #opened;
    // The run in which it was opened.
    #run;

    /** Opens a pack, given as a Uint8Array. Throws an Error with a message for people when it cannot be opened. */
    constructor(pack) {
      loaded();
      this.#pack = pack;
      this.#do(() => {});
    }

    /**
     * The answer to a query, as JSON. `options` is a JSON object: lang, limit, kind, role, tier, law. Throws an Error
     * when it is none. No query throws; should one stop the engine all the same, that too is an Error, and the next
     * query finds the engine started anew.
     */
    search(query, options = "{}") {
      return this.#do((engine) => engine.search(String(query), String(options)));
    }

    #do(work) {
      return guarded(() => {
        if (this.#run !== bindings) {
          this.#opened = new bindings.Engine(this.#pack);
          this.#run = bindings;
        }
        return work(this.#opened);
      });
    }
  }

  return Object.freeze({ init, Engine, calc });
})(fudaoBindings);
