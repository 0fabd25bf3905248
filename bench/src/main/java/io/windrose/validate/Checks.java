package io.windrose.validate;

import java.util.List;

/** All checks, in the report's order. */
final class Checks {
    private Checks() {}

    static List<Check> all() {
        return List.of(
                new AttributionPublished(),
                new AttributionTruth(),
                new MixRanks(),
                new MixStan(MixStan.Example.PYMC),
                new MixStan(MixStan.Example.RECOVERY),
                new MixRecovery(),
                new MixMarkets(),
                new MixTime(),
                new MixLarge(),
                new LiftPublished(),
                new LiftCoverage(),
                new ForecastM1(),
                new BudgetExhaustive(),
                new BudgetTime(),
                new BaselineAlerts());
    }
}
