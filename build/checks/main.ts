// node build/checks/main.ts types | lint | arrows | dead-code: one house check over the project.
import { fileURLToPath } from 'node:url';
import { arrows } from './arrows.ts';
import { deadCode } from './dead-code.ts';
import { printed, unseen } from './finding.ts';
import { lint } from './lint.ts';
import { types } from './types.ts';

const checks = { types, lint, arrows, 'dead-code': deadCode };
const root = fileURLToPath(new URL('../..', import.meta.url));

const [name] = process.argv.slice(2);
const check = name !== undefined && Object.hasOwn(checks, name) ? checks[name as keyof typeof checks] : undefined;
if (check === undefined || name === undefined) throw new Error(`one of: ${Object.keys(checks).join(', ')}`);
const { looked, findings, expected } = await check(root);
const all = [...findings, ...unseen(looked, expected, name)];
for (const finding of all) process.stdout.write(`${printed(finding)}\n`);
process.exitCode = all.length === 0 ? 0 : 1;
