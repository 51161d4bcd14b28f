import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { lauxlib, lua, lualib, to_luastring } from 'fengari';
import type { Health } from './health.ts';

/**
 * Runs a health script of argocd-cm on an object, with the libraries that Argo CD's sandbox has and our scripts use.
 *
 * @returns what the script returns
 * @throws when it cannot be read or fails
 */
export function luaHealth(script: string, object: JsonObject): Health {
  const text = JSON.stringify([script, object]);
  const known = answers.get(text) ?? run(script, object);
  answers.set(text, known);
  return known;
}

/** The same objects are asked for in every round. */
const answers = new Map<string, Health>();

function run(script: string, object: JsonObject): Health {
  const state = lauxlib.luaL_newstate();
  lua.lua_checkstack(state, DEEPEST);
  lauxlib.luaL_requiref(state, to_luastring('_G'), lualib.luaopen_base, true);
  lua.lua_pop(state, 1);
  push(state, object);
  lua.lua_setglobal(state, to_luastring('obj'));
  const failed =
    lauxlib.luaL_loadstring(state, to_luastring(script)) !== lua.LUA_OK ||
    lua.lua_pcall(state, 0, 1, 0) !== lua.LUA_OK;
  if (failed) throw new Error(`health script: ${lua.lua_tojsstring(state, -1)}`);
  const field = (name: string): string => {
    lua.lua_getfield(state, -1, to_luastring(name));
    const value = lua.lua_tojsstring(state, -1);
    lua.lua_pop(state, 1);
    return value;
  };
  return { status: field('status') as Health['status'], message: field('message') };
}

/** Values on the stack while an object is handed over: two for each level of it. */
const DEEPEST = 200;

type State = ReturnType<typeof lauxlib.luaL_newstate>;

function push(state: State, value: JsonValue): void {
  if (Array.isArray(value)) {
    lua.lua_createtable(state, value.length, 0);
    (value as readonly JsonValue[]).forEach((item, index) => {
      push(state, item);
      lua.lua_rawseti(state, -2, index + 1);
    });
  } else if (isJsonObject(value)) {
    lua.lua_createtable(state, 0, Object.keys(value).length);
    for (const [key, item] of Object.entries(value)) {
      lua.lua_pushstring(state, to_luastring(key));
      push(state, item);
      lua.lua_settable(state, -3);
    }
  } else if (typeof value === 'string') lua.lua_pushstring(state, to_luastring(value));
  else if (typeof value === 'number') lua.lua_pushnumber(state, value);
  else if (typeof value === 'boolean') lua.lua_pushboolean(state, value);
  else lua.lua_pushnil(state);
}
