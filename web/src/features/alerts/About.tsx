import { useNavigate } from "react-router";
import { useTexts } from "../../texts/texts";
import { Choice } from "../../ui/fields";
import { texts } from "./watchTexts";

/** Between the alerts of campaigns and those of metrics. */
export function About({ what }: { what: "campaigns" | "metrics" }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  return (
    <Choice
      label={t.about}
      labelHidden
      value={what}
      options={[
        { value: "campaigns", label: t.campaigns },
        { value: "metrics", label: t.metrics },
      ]}
      onChange={(chosen) => void navigate(chosen === "metrics" ? "/alerts/metrics" : "/alerts")}
    />
  );
}
