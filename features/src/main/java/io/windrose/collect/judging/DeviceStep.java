package io.windrose.collect.judging;

import io.windrose.core.Event;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** With what the person came: by the user agent, else by what a mobile library says of the device. */
final class DeviceStep implements EnrichmentStep {
    private final UserAgents userAgents;

    DeviceStep(UserAgents userAgents) {
        this.userAgents = userAgents;
    }

    @Override
    public void apply(Draft draft) {
        draft.userAgent.map(userAgents::describe).ifPresent(device -> set(draft, device));
        String named = Json.textAt(draft.context, "os", "name");
        if (draft.os == null) {
            draft.os = named;
        }
        if (draft.device == null || draft.device.equals("other")) {
            String said =
                    said(Json.textAt(draft.context, "device", "type"), Json.textAt(draft.context, "device", "model"));
            draft.device = said == null ? draft.device : said;
        }
    }

    private static void set(Draft draft, Event.Device device) {
        draft.device = device.device();
        draft.os = device.os();
        draft.browser = device.browser();
    }

    private static @Nullable String said(@Nullable String type, @Nullable String model) {
        if (type == null) {
            return null;
        }
        boolean tablet = model != null && model.toLowerCase(Locale.ROOT).startsWith("ipad");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "ios", "android", "mobile" -> tablet ? "tablet" : "mobile";
            case "tablet", "tv", "desktop" -> type.toLowerCase(Locale.ROOT);
            default -> null;
        };
    }
}
