// Watches an SDK, and tells on a line of JSON what became of each call.

const called = new Set();

const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

/** Notes which methods of an object have answered; gives their names. */
export function watch(object, names, prefix = "") {
  return names.map((name) => {
    const method = object[name].bind(object);
    object[name] = async (...given) => {
      const result = await method(...given);
      called.add(prefix + name);
      return result;
    };
    return prefix + name;
  });
}

/** Makes a call and gives its result, or nothing if it failed; `describe` makes an error readable. */
export async function step(name, call, describe) {
  try {
    const result = await call();
    tell({ step: name, result: result ?? null });
    return result;
  } catch (error) {
    tell({ step: name, error: describe(error) });
    return undefined;
  }
}

export function finish(offered) {
  tell({ step: "finish", result: { offered: [...offered].sort(), called: [...called].sort() } });
}
