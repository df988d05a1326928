package io.github.perfectlap;

import java.util.function.DoubleSupplier;

/** The application says how full it is; where what it says makes no sense, it is left out. */
final class SuppliedSaturation extends Saturation {

    static final String PART = "A supplied saturation";
    static final String SENSELESS = "supplied saturation makes no sense";

    private final String name;
    private final DoubleSupplier supplier;
    private final Problems problems;

    /** @param name of the transaction */
    SuppliedSaturation(String name, DoubleSupplier supplier, Problems problems, long origin) {
        super(origin);
        this.name = name;
        this.supplier = supplier;
        this.problems = problems;
    }

    @Override
    boolean isSameAs(Saturation other) {
        return other instanceof SuppliedSaturation supplied && supplied.supplier == supplier;
    }

    @Override
    double present(long inFlight) {
        try {
            return sensible(supplier.getAsDouble());
        } catch (Throwable fault) {
            problems.failed(PART, fault);
            return UNKNOWN;
        }
    }

    private double sensible(double value) {
        if (value >= 0 && value < Double.POSITIVE_INFINITY) {
            return value;
        }
        problems.report(
                SENSELESS,
                "The saturation supplied for '" + name + "' was " + value
                        + ", but 0 says that nothing is used and 1 that everything is; it is left out");
        return UNKNOWN;
    }

    @Override
    Looks seen(long inFlight) {
        double value = present(inFlight);
        return Double.isNaN(value) ? Looks.NONE : new Looks(Math.min(1, value), 1);
    }

    @Override
    double utilisation(double meanInFlight, Looks looks) {
        return looks.all() == 0 ? UNKNOWN : looks.busy() / looks.all();
    }

    @Override
    public String toString() {
        return "a supplied saturation";
    }
}
