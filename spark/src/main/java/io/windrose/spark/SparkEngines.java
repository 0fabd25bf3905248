package io.windrose.spark;

import io.windrose.lake.query.Derived;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.RemoteEngines;
import java.util.function.Function;

/** Spark by the address that its own clients take, {@code sc://host:15002}. {@code ServiceLoader} makes it. */
public final class SparkEngines implements RemoteEngines {
    @Override
    public String scheme() {
        return "sc";
    }

    @Override
    public Engine open(String address, int queries, Function<Dialect, Derived> derived) {
        return new SparkEngine(SparkAddress.of(address), queries, derived);
    }
}
