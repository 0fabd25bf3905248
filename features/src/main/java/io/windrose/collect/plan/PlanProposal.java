package io.windrose.collect.plan;

import java.util.List;

/**
 * A plan that what was stored would fit.
 *
 * @param events how many were looked at, the newest ones
 */
public record PlanProposal(Plan plan, long events, List<SeenEvent> seen) {
    public PlanProposal {
        seen = List.copyOf(seen);
    }

    public record SeenEvent(String type, String name, long count, List<SeenProperty> properties) {
        public SeenEvent {
            properties = List.copyOf(properties);
        }
    }

    /**
     * A property as it came.
     *
     * @param share of the events that had it, from 0 to 1
     */
    public record SeenProperty(String name, PropertyType type, double share) {}
}
