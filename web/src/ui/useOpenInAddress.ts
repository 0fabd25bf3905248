import { useSearchParams } from "react-router";

/** Whether a dialog is open, kept in the address, so that a link and the palette open it too. */
export function useOpenInAddress(name: string): [boolean, (open: boolean) => void] {
  const [search, setSearch] = useSearchParams();
  const choose = (open: boolean) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (open) after.set(name, "");
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  return [search.has(name), choose];
}
