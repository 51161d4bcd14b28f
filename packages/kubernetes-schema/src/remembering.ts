/** The same function, which keeps each answer: it is asked once for each name. */
export function remembering<Value>(make: (name: string) => Value): (name: string) => Value {
  const made = new Map<string, Value>();
  return (name) => {
    if (!made.has(name)) made.set(name, make(name));
    return made.get(name) as Value;
  };
}
