// Runs in the browser: Segment's library as a shop would load it, from a bundle of its own.
import { AnalyticsBrowser } from "@segment/analytics-next";

const { writeKey, host, batching } = window.settings;
const api = host.replace("http://", "") + "/v1";
window.analytics = AnalyticsBrowser.load(
  { writeKey, cdnURL: host },
  {
    integrations: {
      "Segment.io": {
        apiHost: api,
        protocol: "http",
        ...(batching ? { deliveryStrategy: { strategy: "batching", config: { size: 100, timeout: 60_000 } } } : {}),
      },
    },
  },
);
window.addEventListener("pagehide", () => {
  const left = { event: "Left By Beacon", anonymousId: "beacon", writeKey, properties: { batching } };
  navigator.sendBeacon(host + "/v1/t", JSON.stringify(left));
});
