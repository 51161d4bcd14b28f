import ts from 'typescript';
import { recorder } from './hits.ts';

/** What is run and recorded: the statement, or the expression that a function or a property is, around an offset. */
export interface Mark {
  readonly id: number;
  readonly offset: number;
}

const HIT = '__nodeless_hit';

/**
 * The text, which records what is run of it. Lines keep their numbers.
 * @param hits the file that `readHits` then reads
 * @param variable of the environment, which says the test; child processes inherit it
 */
export function marked(text: string, marks: readonly Mark[], hits: string, variable: string): string {
  const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const insertions = marks.flatMap(({ id, offset }) => insertionsAround(source, offset, id));
  const changed = insertions
    .sort((a, b) => b.offset - a.offset)
    .reduce((all, { offset, text: inserted }) => all.slice(0, offset) + inserted + all.slice(offset), text);
  return `${recorder(HIT, hits, variable)} ${changed}`;
}

interface Insertion {
  readonly offset: number;
  readonly text: string;
}

function insertionsAround(source: ts.SourceFile, offset: number, id: number): Insertion[] {
  const call = `${HIT}(${id})`;
  let node = innermost(source, offset);
  for (; !ts.isSourceFile(node); node = node.parent) {
    const around = (before: string, after: string) => [
      { offset: node.getStart(source), text: before },
      { offset: node.end, text: after },
    ];
    if (isWhole(node)) return around(`(${call}, `, ')');
    if (!ts.isStatement(node) || ts.isBlock(node)) continue;
    return isInList(node) ? around(`${call}; `, '') : around(`{ ${call}; `, ' }');
  }
  return [{ offset: 0, text: `${call}; ` }];
}

function innermost(source: ts.SourceFile, offset: number): ts.Node {
  let found: ts.Node = source;
  for (let next: ts.Node | undefined = source; next !== undefined;) {
    found = next;
    next = next.getChildren(source).find((child) => child.getStart(source) <= offset && offset < child.end);
  }
  return found;
}

/** Whether it is an expression that is run apart from the statement around it. */
function isWhole(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isArrowFunction(parent)) return parent.body === node && !ts.isBlock(node);
  if (ts.isPropertyDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent))
    return parent.initializer === node;
  return false;
}

function isInList({ parent }: ts.Node): boolean {
  return (
    ts.isBlock(parent) ||
    ts.isSourceFile(parent) ||
    ts.isCaseOrDefaultClause(parent) ||
    ts.isModuleBlock(parent)
  );
}
