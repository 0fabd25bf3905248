package io.windrose.lake.query;

import io.windrose.core.Incorrect;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * Opens engines that run in processes of their own, by their addresses. The module that knows a kind of them names it
 * to {@link ServiceLoader}, so that nothing depends on that module.
 */
public interface RemoteEngines {
    /** What the addresses begin with, before the colon. */
    String scheme();

    /**
     * Opens one, which need not answer before it is asked. The caller closes it.
     *
     * @param queries how many run at once
     * @param derived what queries see beside the tables, asked for with each query
     * @throws Incorrect when the address is not written as it should be
     */
    Engine open(String address, int queries, Function<Dialect, Derived> derived);

    /**
     * Opens the engine at the address.
     *
     * @throws Incorrect also when no module knows the kind of address
     */
    static Engine find(String address, int queries, Function<Dialect, Derived> derived) {
        for (RemoteEngines one : ServiceLoader.load(RemoteEngines.class)) {
            if (address.startsWith(one.scheme() + ":")) {
                return one.open(address, queries, derived);
            }
        }
        // The rest of the address may hold a secret.
        throw new Incorrect(
                "lake.no-such-engine",
                "no part of the program knows engines at \"%s:\": for Spark, sc:, build with \"mvn package -Pspark\""
                        .formatted(address.replaceFirst(":.*", "")));
    }
}
