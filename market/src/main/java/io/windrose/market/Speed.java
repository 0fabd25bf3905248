package io.windrose.market;

import static java.util.Objects.requireNonNull;

import io.windrose.core.Event;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** How fast the site is for one visitor. */
final class Speed {
    static final Speed NONE =
            new Speed(Parameters.DEFAULT.measuring(), "", new Event.Device("desktop", null, "Chrome"));

    private static final int STEP_OF_ANSWERS = 8;

    private final Parameters.Measuring parameters;
    private final String country;
    private final Event.Device device;

    Speed(Parameters.Measuring parameters, Visitor visitor) {
        this(parameters, requireNonNull(visitor.place().country()), visitor.device());
    }

    private Speed(Parameters.Measuring parameters, String country, Event.Device device) {
        this.parameters = parameters;
        this.country = country;
        this.device = device;
    }

    String device() {
        return requireNonNull(device.device());
    }

    String browser() {
        return requireNonNull(device.browser());
    }

    boolean isDesktop() {
        return device().equals("desktop");
    }

    /** Of one page load, the largest paint always among them. */
    Map<Vital, Double> of(String path, SplittableRandom random) {
        double machine =
                switch (device()) {
                    case "mobile" -> parameters.slownessOfPhones();
                    case "tablet" -> parameters.slownessOfTablets();
                    default -> 1;
                };
        double page = parameters.slownessOfPages().getOrDefault(path.split("/", 3)[1], 1.0);
        double byte1 = parameters.firstByte()
                * parameters.slownessOfCountries().getOrDefault(country, 1.0)
                * Math.sqrt(machine)
                * lognormal(random, 1);
        double first = byte1 + parameters.firstPaint() * machine * lognormal(random, 1);
        double largest = first + parameters.largestPaint() * machine * page * lognormal(random, 1);
        Map<Vital, Double> values = new EnumMap<>(Vital.class);
        values.put(Vital.TTFB, byte1);
        values.put(Vital.FCP, first);
        values.put(Vital.LCP, largest);
        double still = random.nextDouble();
        double shift = parameters.shift() * page * lognormal(random, 2);
        values.put(Vital.CLS, still < parameters.stillShare() ? 0 : Math.min(shift, 2));
        double touched = random.nextDouble();
        double answer = parameters.answer() * machine * lognormal(random, 1);
        if (touched < parameters.touchedShare()) {
            values.put(Vital.INP, (double) (Math.round(answer / STEP_OF_ANSWERS) * STEP_OF_ANSWERS));
        }
        return values;
    }

    private double lognormal(SplittableRandom random, int times) {
        return StrictMath.exp(parameters.spread() * times * random.nextGaussian());
    }
}
