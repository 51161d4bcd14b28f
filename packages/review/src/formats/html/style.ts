/** Colours follow the setting of the reader's system. */
export const STYLE = `
:root { color-scheme: light dark; --back: #fff; --text: #1f2328; --line: #d1d9e0; --soft: #f6f8fa; --gone: #ffebe9; --new: #dafbe1; --danger: #b91c1c; --warning: #8a5a00; --focus: #0969da; }
@media (prefers-color-scheme: dark) { :root { --back: #0d1117; --text: #e6edf3; --line: #3d444d; --soft: #151b23; --gone: #4a1d1d; --new: #12361f; --danger: #ff7b72; --warning: #e3b341; --focus: #58a6ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 90rem; padding: 1rem 1.5rem 4rem; background: var(--back); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
code, pre, .sides { font: 12.5px/1.45 ui-monospace, Menlo, Consolas, monospace; }
code { background: var(--soft); padding: .1em .3em; border-radius: 4px; overflow-wrap: anywhere; }
pre { background: var(--soft); padding: .7rem; border-radius: 6px; overflow-x: auto; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; } .summary td, .summary th { border: 1px solid var(--line); padding: .25rem .6rem; text-align: left; }
.sides { table-layout: fixed; width: 100%; min-width: 50rem; } .sides td { white-space: pre-wrap; overflow-wrap: anywhere; vertical-align: top; padding: 0 .5rem; border-right: 1px solid var(--line); }
.sides th { text-align: left; padding: 0 .5rem; } .gone { background: var(--gone); } .new { background: var(--new); } .none { background: var(--soft); }
.filters { position: sticky; top: 0; background: var(--back); border-bottom: 1px solid var(--line); padding: .6rem 0; display: flex; flex-wrap: wrap; gap: .8rem; align-items: end; z-index: 1; }
.filters label { display: grid; font-size: .8rem; } select, input { font: inherit; color: inherit; background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .25rem .4rem; max-width: 16rem; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; } summary { cursor: pointer; padding: .45rem .7rem; } details > :not(summary) { margin: .5rem .7rem; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.danger { color: var(--danger); font-weight: 600; } .warning { color: var(--warning); font-weight: 600; } .quiet { opacity: .75; }
li { margin: .4rem 0; } dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; margin: .2rem 0; } dt { font-weight: 600; } dd { margin: 0; }
[hidden] { display: none; }
`;
