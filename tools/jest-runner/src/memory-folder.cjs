// @ts-check
const { spawnSync } = require('node:child_process');
const { mkdirSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** Linux holds it in memory, where there is one (https://www.kernel.org/doc/html/latest/filesystems/tmpfs.html). */
const SHARED_MEMORY = '/dev/shm';
const NAME = /^nodeless-jest-(\d+)$/;
const ENOUGH_BYTES = 2 * 1024 ** 3;
const HOUR_MS = 3_600_000;

/** Whether a process with this id runs, of whatever user. @param {number} id */
function isRunning(id) {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return Reflect.get(Object(error), 'code') === 'EPERM';
  }
}

/** Folders of runs that were killed. @param {string} parent */
function removeAbandoned(parent) {
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    const id = Number(NAME.exec(name)?.[1]);
    if (id > 0 && !isRunning(id) && statSync(folder).mtimeMs < Date.now() - HOUR_MS)
      rmSync(folder, { recursive: true, force: true });
  }
}

/** Containers often mount it without the right to start programs, which git needs for hooks. @param {string} folder */
function startsPrograms(folder) {
  const program = join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  const { status } = spawnSync(program);
  rmSync(program);
  return status === 0;
}

/**
 * Makes a folder for the temporary files of this process, in memory: on a disk the system spends as long on the files of the
 * tests as the tests themselves. It goes away with the process.
 * @param {string} [parent]
 * @param {number} [enough] bytes that must be free
 * @returns {string | undefined} nothing where there is no such place, too little of it, or no program can be started in it
 */
function makeMemoryFolder(parent = SHARED_MEMORY, enough = ENOUGH_BYTES) {
  try {
    const { bavail, bsize } = statfsSync(parent);
    if (bavail * bsize < enough) return undefined;
    removeAbandoned(parent);
    const folder = join(parent, `nodeless-jest-${process.pid}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o700 });
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return startsPrograms(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** The `globalSetup` of this repository: tests write to memory, unless TMPDIR says where. */
module.exports = function useMemoryFolder() {
  if (process.env.TMPDIR !== undefined) return;
  const folder = makeMemoryFolder();
  if (folder === undefined) return;
  // What @swc-node/register has compiled is kept from run to run.
  process.env.SWC_NODE_CACHE_DIR ??= join(tmpdir(), `swc-node-${process.getuid?.()}`);
  process.env.TMPDIR = folder;
};
module.exports.makeMemoryFolder = makeMemoryFolder;
