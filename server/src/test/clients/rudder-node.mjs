// RudderStack's library for Node. It packs its bodies with gzip and labels them as form data.
import Analytics from "@rudderstack/rudder-sdk-node";

const analytics = new Analytics(process.env.WRITE_KEY, {
  dataPlaneUrl: process.env.HOST,
  flushAt: 4,
  flushInterval: 200,
  logLevel: "silly",
});
const sent = [];
function send(call, message) {
  sent.push(
    new Promise((resolve, reject) => analytics[call](message, (error) => (error ? reject(error) : resolve()))),
  );
}

const userId = "ada";
const anonymousId = "anonymous-ada";
send("identify", { userId, anonymousId, traits: { plan: "pro", seats: 3 } });
send("track", {
  userId,
  event: "Order Completed",
  properties: { order_id: "o-1", revenue: 19.9, currency: "EUR", products: [{ sku: "s1", quantity: 2 }] },
  context: { ip: "203.0.113.77", campaign: { source: "news", medium: "email", name: "may" } },
});
send("page", { anonymousId, name: "Home", properties: { url: "https://shop.example/home" } });
send("screen", { userId, name: "Start", properties: { variant: "b" } });
send("group", { userId, groupId: "group-1", traits: { size: 10 } });
send("alias", { userId, previousId: anonymousId });
send("track", { userId, event: "Dated", originalTimestamp: new Date("2026-03-01T10:00:00.000Z") });
send("track", { anonymousId, event: "Named", messageId: process.env.MESSAGE_ID });
await Promise.all(sent);
