// Notes which methods of an SDK have answered; a call that fails ends the script.

const offered = [];
const called = new Set();

export function watch(object, names, prefix = "") {
  for (const name of names) {
    const method = object[name].bind(object);
    offered.push(prefix + name);
    object[name] = async (...given) => {
      const result = await method(...given);
      called.add(prefix + name);
      return result;
    };
  }
}

/** What was offered, and was not called. */
export const tellForgotten = () => console.log(JSON.stringify(offered.filter((name) => !called.has(name))));
