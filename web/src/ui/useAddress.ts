import { useSearchParams } from "react-router";

type Changes = Record<string, string | undefined>;

/** What a screen keeps in its address, and how it is changed: an empty or undefined value is left out of it. */
export function useAddress(): [URLSearchParams, (changes: Changes) => void] {
  const [search, setSearch] = useSearchParams();
  /** All at once: of two changes in a row the second knows nothing of the first. */
  const change = (changes: Changes) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        return after;
      },
      { replace: true },
    );
  return [search, change];
}
