import { type Metric, onCLS, onFCP, onINP, onLCP, onTTFB } from "web-vitals";

const tell = window.windrose!.vital!;

function report({ name, value, rating, id, navigationType }: Metric) {
  const digits = name === "CLS" ? 10_000 : 1;
  tell({
    name,
    value: Math.round(value * digits) / digits,
    rating,
    metric_id: id,
    navigation_type: navigationType,
  });
}

[onCLS, onFCP, onINP, onLCP, onTTFB].forEach((on) => on(report));
