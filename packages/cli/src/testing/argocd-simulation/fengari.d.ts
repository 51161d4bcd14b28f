/** The part of https://github.com/fengari-lua/fengari that we use; it has no types of its own. */
declare module 'fengari' {
  type State = { readonly __lua: unique symbol };
  type LuaString = Uint8Array;
  export function to_luastring(text: string): LuaString;
  export const lua: {
    readonly LUA_OK: number;
    lua_checkstack(state: State, count: number): boolean;
    lua_createtable(state: State, items: number, fields: number): void;
    lua_pushstring(state: State, text: LuaString): void;
    lua_pushnumber(state: State, value: number): void;
    lua_pushboolean(state: State, value: boolean): void;
    lua_pushnil(state: State): void;
    lua_settable(state: State, index: number): void;
    lua_rawseti(state: State, index: number, item: number): void;
    lua_setglobal(state: State, name: LuaString): void;
    lua_getfield(state: State, index: number, name: LuaString): number;
    lua_tojsstring(state: State, index: number): string;
    lua_pop(state: State, count: number): void;
    lua_pcall(state: State, values: number, results: number, handler: number): number;
  };
  export const lauxlib: {
    luaL_newstate(): State;
    luaL_loadstring(state: State, text: LuaString): number;
    luaL_requiref(state: State, name: LuaString, open: unknown, global: boolean): void;
  };
  export const lualib: { readonly luaopen_base: unknown; readonly luaopen_table: unknown };
}
