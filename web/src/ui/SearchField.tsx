import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useState } from "react";

const PAUSE_MILLIS = 300;

type SearchFieldProps = {
  label: string;
  placeholder?: string;
  /** What is searched for now. */
  value: string;
  onSearch: (text: string) => void;
};

/** Searches once nobody has typed for a moment, and at once by Enter and where the field is left. */
export function SearchField({ label, placeholder, value, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [sent, setSent] = useState(value);
  const [known, setKnown] = useState(value);
  // A value that was not sent from here, as that of cleared filters, takes the place of what is typed.
  if (value !== known) {
    setKnown(value);
    if (value !== sent) {
      setSent(value);
      setTyped(value);
    }
  }
  // What was sent and did not come about, as when filters are cleared at the same moment, is not shown as if it had.
  useEffect(() => {
    if (sent === value) return;
    const given = setTimeout(() => {
      setTyped((text) => (text.trim() === sent ? value : text));
      setSent(value);
    }, PAUSE_MILLIS);
    return () => clearTimeout(given);
  }, [sent, value]);
  const send = (text: string) => {
    if (text.trim() === value) return;
    setSent(text.trim());
    onSearch(text.trim());
  };
  const later = useDebouncedCallback(send, PAUSE_MILLIS);
  const now = () => {
    later.cancel();
    send(typed);
  };
  return (
    <TextInput
      type="search"
      label={label}
      placeholder={placeholder}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
      onKeyDown={(event) => event.key === "Enter" && now()}
      onBlur={now}
    />
  );
}
