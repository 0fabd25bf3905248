package io.windrose.lake.sandbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.windrose.lake.ContractLake;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.EngineContract;

class SandboxContractTest extends EngineContract {
    @Override
    protected Engine open(ContractLake lake) {
        return lake.sandbox(SandboxSettings.usual(), new SimpleMeterRegistry());
    }
}
