// Nothing moves on paper: the frames that a drawing would ask for never come.
const never = () => 0;
if (!("setTimeout" in globalThis)) Object.assign(globalThis, { setTimeout: never, clearTimeout: never });
