#!/usr/bin/env node
// Started by workflows beside a token that can write, so it loads nothing but this folder and Node itself: no `npm ci`
// comes before it. Node strips the types (22.18 and later).
import { main } from '../src/main.ts';

process.exitCode = await main(process.argv.slice(2), process.env);
