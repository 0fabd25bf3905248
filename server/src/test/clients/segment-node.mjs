// Segment's library for Node: every call, closed as a service that ends closes it.
import { Analytics } from "@segment/analytics-node";

const analytics = new Analytics({
  writeKey: process.env.WRITE_KEY,
  host: process.env.HOST,
  flushAt: 4,
  flushInterval: 200,
});
analytics.on("error", (error) => {
  console.error(error);
  process.exitCode = 1;
});

const userId = "ada";
const anonymousId = "anonymous-ada";
analytics.identify({ userId, anonymousId, traits: { plan: "pro", seats: 3 } });
analytics.track({
  userId,
  event: "Order Completed",
  properties: { order_id: "o-1", revenue: 19.9, currency: "EUR", products: [{ sku: "s1", quantity: 2 }] },
  context: { ip: "203.0.113.77", campaign: { source: "news", medium: "email", name: "may" } },
});
analytics.page({ anonymousId, name: "Home", properties: { url: "https://shop.example/home" } });
analytics.screen({ userId, name: "Start", properties: { variant: "b" } });
analytics.group({ userId, groupId: "group-1", traits: { size: 10 } });
analytics.alias({ userId, previousId: anonymousId });
analytics.track({ userId, event: "Dated", timestamp: new Date("2026-03-01T10:00:00.000Z") });
analytics.track({ anonymousId, event: "Named", messageId: process.env.MESSAGE_ID });
await analytics.closeAndFlush({ timeout: 20_000 });
