const fudaoBindings = () => {

            let bindings = (function(exports) {
            let script_src;
            if (typeof document !== 'undefined' && document.currentScript !== null) {
                script_src = new URL(document.currentScript.src, location.href).toString();
            }
            
/**
 * A pack, opened.
 */
class Engine {
__destroy_into_raw() {
                const ptr = this.__wbg_ptr;
this.__wbg_ptr = 0;
EngineFinalization.unregister(this);
return ptr;
            }
            free() {
                const ptr = this.__destroy_into_raw();
                wasm.__wbg_engine_free(ptr, 0);
            }
            /**
 * Opens a pack.
 *
 * # Errors
 * When it is no pack, one of another version, or not whole; the message says which.
 * @param {Uint8Array | number[]} pack
 */
constructor(pack) {
const ptr0 = passArray8ToWasm0(pack, wasm.__wbindgen_malloc);
const len0 = WASM_VECTOR_LEN;
const ret = wasm.engine_new(ptr0, len0);
if (ret[2]) {
throw takeFromExternrefTable0(ret[1]);
}
this.__wbg_ptr = ret[0];
EngineFinalization.register(this, this.__wbg_ptr, this);
return this;
}
/**
 * The answer to a query, which may be any text, as JSON. `options` is a JSON object of what `Options` names.
 *
 * # Errors
 * When `options` is no such object. No query fails.
 * @param {string} query
 * @param {string} options
 * @returns {string}
 */
search(query, options) {
let deferred4_0;
let deferred4_1;
try {
let ptr0, len0, ptr1, len1;
try {
ptr0 = passStringToWasm0(query, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
len0 = WASM_VECTOR_LEN;
ptr1 = passStringToWasm0(options, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
len1 = WASM_VECTOR_LEN;
} catch (e) {
if (ptr1) { wasm.__wbindgen_free(ptr1, len1 * 1, 1); }
if (ptr0) { wasm.__wbindgen_free(ptr0, len0 * 1, 1); }
throw e;
}
const ret = wasm.engine_search(this.__wbg_ptr, ptr0, len0, ptr1, len1);
var ptr3 = ret[0];
var len3 = ret[1];
if (ret[3]) {
ptr3 = 0; len3 = 0;
throw takeFromExternrefTable0(ret[2]);
}
deferred4_0 = ptr3;
deferred4_1 = len3;
return getStringFromWasm0(ptr3, len3);
} finally {
wasm.__wbindgen_free(deferred4_0, deferred4_1, 1);
}
}
}
if (Symbol.dispose) Engine.prototype[Symbol.dispose] = Engine.prototype.free;
exports.Engine = Engine;

/**
 * What a rule comes to, as JSON. `rules` is a pack of rules as JSON; `inputs` is a JSON object of what was typed, by id
 * of the input.
 *
 * # Errors
 * When `inputs` is no object of strings. Whatever else is wrong is part of the answer.
 * @param {string} rules
 * @param {string} rule
 * @param {string} inputs
 * @param {string} lang
 * @returns {string}
 */
function calc(rules, rule, inputs, lang) {
let deferred6_0;
let deferred6_1;
try {
let ptr0, len0, ptr1, len1, ptr2, len2, ptr3, len3;
try {
ptr0 = passStringToWasm0(rules, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
len0 = WASM_VECTOR_LEN;
ptr1 = passStringToWasm0(rule, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
len1 = WASM_VECTOR_LEN;
ptr2 = passStringToWasm0(inputs, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
len2 = WASM_VECTOR_LEN;
ptr3 = passStringToWasm0(lang, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
len3 = WASM_VECTOR_LEN;
} catch (e) {
if (ptr3) { wasm.__wbindgen_free(ptr3, len3 * 1, 1); }
if (ptr2) { wasm.__wbindgen_free(ptr2, len2 * 1, 1); }
if (ptr1) { wasm.__wbindgen_free(ptr1, len1 * 1, 1); }
if (ptr0) { wasm.__wbindgen_free(ptr0, len0 * 1, 1); }
throw e;
}
const ret = wasm.calc(ptr0, len0, ptr1, len1, ptr2, len2, ptr3, len3);
var ptr5 = ret[0];
var len5 = ret[1];
if (ret[3]) {
ptr5 = 0; len5 = 0;
throw takeFromExternrefTable0(ret[2]);
}
deferred6_0 = ptr5;
deferred6_1 = len5;
return getStringFromWasm0(ptr5, len5);
} finally {
wasm.__wbindgen_free(deferred6_0, deferred6_1, 1);
}
}
exports.calc = calc;
function __wbg_get_imports() {
            const import0 = {
            __proto__: null,
        __wbg_Error_208446807d0d1e30: function(arg0, arg1) {
const ret = Error(getStringFromWasm0(arg0, arg1));
return ret;
},
__wbg___wbindgen_throw_4c88d8bf264fd984: function(arg0, arg1) {
throw new Error(getStringFromWasm0(arg0, arg1));
},
__wbindgen_init_externref_table: function() {
const table = wasm.__wbindgen_externrefs;
table.set(0, undefined);
table.set(1024, undefined);
table.set(1025, null);
table.set(1026, true);
table.set(1027, false);
},
};
        return {
            __proto__: null,
            "./engine_bg.js": import0,
        };
}

const EngineFinalization = (typeof FinalizationRegistry === 'undefined')
? { register: () => {}, unregister: () => {} }
: new FinalizationRegistry(ptr => wasm.__wbg_engine_free(ptr, 1));

function getStringFromWasm0(ptr, len) {
                    ptr = ptr >>> 0;
                    return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));
                }

let cachedUint8ArrayMemory0 = null;
                function getUint8ArrayMemory0() {
                    if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) {
                        cachedUint8ArrayMemory0 = new Uint8Array(wasm.memory.buffer);
                    }
                    return cachedUint8ArrayMemory0;
                }

function passArray8ToWasm0(arg, malloc) {
                    const ptr = malloc(arg.length * 1, 1) >>> 0;
                    getUint8ArrayMemory0().set(arg, ptr / 1);
                    WASM_VECTOR_LEN = arg.length;
                    return ptr;
                }

function passStringToWasm0(arg, malloc, realloc) {
                    if (realloc === undefined) {
                    const buf = cachedTextEncoder.encode(arg);
                    const ptr = malloc(buf.length, 1) >>> 0;
                    getUint8ArrayMemory0().subarray(ptr, ptr + buf.length).set(buf);
                    WASM_VECTOR_LEN = buf.length;
                    return ptr;
                }

                let len = arg.length;
                let ptr = malloc(len, 1) >>> 0;

                const mem = getUint8ArrayMemory0();

                let offset = 0;

                for (; offset < len; offset++) {
                    const code = arg.charCodeAt(offset);
                    if (code > 0x7F) break;
                    mem[ptr + offset] = code;
                }
            if (offset !== len) {
                        if (offset !== 0) {
                            arg = arg.slice(offset);
                        }
                        ptr = realloc(ptr, len, len = offset + arg.length * 3, 1) >>> 0;
                        const view = getUint8ArrayMemory0().subarray(ptr + offset, ptr + len);
                        const ret = cachedTextEncoder.encodeInto(arg, view);
                        
                        offset += ret.written;
                        ptr = realloc(ptr, len, offset, 1) >>> 0;
                    }

                    WASM_VECTOR_LEN = offset;
                    return ptr;
                }

function takeFromExternrefTable0(idx) {
                    const value = wasm.__wbindgen_externrefs.get(idx);
                    wasm.__externref_table_dealloc(idx);
                    return value;
                }

let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
cachedTextDecoder.decode();
                        function decodeText(bytes) {
                            return cachedTextDecoder.decode(bytes);
                        }

const cachedTextEncoder = new TextEncoder();

                        if (!('encodeInto' in cachedTextEncoder)) {
                            cachedTextEncoder.encodeInto = function (arg, view) {
                const buf = cachedTextEncoder.encode(arg);
                view.set(buf);
                return {
                    read: arg.length,
                    written: buf.length
                };
            };
                        }

let WASM_VECTOR_LEN = 0;

let wasmModule, wasmInstance, wasm;
            function __wbg_finalize_init(instance, module) {
                wasmInstance = instance;
                wasm = instance.exports;
                wasmModule = module;
                cachedUint8ArrayMemory0 = null;
wasm.__wbindgen_start();
return wasm;
            }

            async function __wbg_load(module, imports) {
                if (typeof Response === 'function' && module instanceof Response) {
                    if (!module.ok) {
                        throw new Error(`failed to fetch Wasm: ${module.status} ${module.statusText} fetching '${module.url}'`);
                    }

                    if (typeof WebAssembly.instantiateStreaming === 'function') {
                        try {
                            return await WebAssembly.instantiateStreaming(module, imports);
                        } catch (e) {
                            const validResponse = expectedResponseType(module.type);

                            if (validResponse && module.headers.get('Content-Type') !== 'application/wasm') {
                                console.warn("`WebAssembly.instantiateStreaming` failed because your server does not serve Wasm with `application/wasm` MIME type. Falling back to `WebAssembly.instantiate` which is slower. Original error:\n", e);

                            } else { throw e; }
                        }
                    }

                    const bytes = await module.arrayBuffer();
                    return await WebAssembly.instantiate(bytes, imports);
                } else {
                    const instance = await WebAssembly.instantiate(module, imports);

                    if (instance instanceof WebAssembly.Instance) {
                        return { instance, module };
                    } else {
                        return instance;
                    }
                }

                function expectedResponseType(type) {
                    switch (type) {
                        case 'basic': case 'cors': case 'default': return true;
                    }
                    return false;
                }
            }

            function initSync(module) {
                if (wasm !== undefined) return wasm;

                
                if (module !== undefined) {
                    if (Object.getPrototypeOf(module) === Object.prototype) {
                        ({module} = module)
                    } else {
                        console.warn('using deprecated parameters for `initSync()`; pass a single object instead')
                    }
                }

                const imports = __wbg_get_imports();
                if (!(module instanceof WebAssembly.Module)) {
                    module = new WebAssembly.Module(module);
                }
                const instance = new WebAssembly.Instance(module, imports);
                return __wbg_finalize_init(instance, module);
            }

            let __wbg_init_promise;
            async function __wbg_init(module_or_path) {
                if (wasm !== undefined) return wasm;
                if (__wbg_init_promise === undefined) {
                    __wbg_init_promise = __wbg_init_once(module_or_path);
                    __wbg_init_promise.catch(() => { __wbg_init_promise = undefined; });
                }
                return __wbg_init_promise;
            }

            async function __wbg_init_once(module_or_path) {
                
                if (module_or_path !== undefined) {
                    if (Object.getPrototypeOf(module_or_path) === Object.prototype) {
                        ({module_or_path} = module_or_path)
                    } else {
                        console.warn('using deprecated parameters for the initialization function; pass a single object instead')
                    }
                }

                
                const imports = __wbg_get_imports();

                if (typeof module_or_path === 'string' || (typeof Request === 'function' && module_or_path instanceof Request) || (typeof URL === 'function' && module_or_path instanceof URL)) {
                    module_or_path = fetch(module_or_path);
                }

                const { instance, module } = await __wbg_load(await module_or_path, imports);

                return __wbg_finalize_init(instance, module);
            }
            
                return Object.assign(__wbg_init, { initSync }, exports);
                })({ __proto__: null });

return bindings;
};

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
