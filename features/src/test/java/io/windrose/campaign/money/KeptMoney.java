package io.windrose.campaign.money;

import io.windrose.core.Company;
import io.windrose.database.Database;
import io.windrose.lake.Lake;
import io.windrose.security.AuditLog;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** The tables of money for tests of other parts of the room: kept when a test says so. */
public final class KeptMoney {
    private final Money money;

    public KeptMoney(Database database, Lake lake, AuditLog audit, Clock clock) {
        money = Money.prepared(database, lake, Company.DEFAULT, MoneySettings.DEFAULT, audit, clock);
    }

    /** The tables are up with the events when this returns. */
    public void catchUp() {
        money.catchUp();
    }

    /** Separated text with the columns sku, name, category, cost, currency, valid_from. */
    public void takeProducts(String file) {
        money.takeProducts(file, "ada");
    }

    /** In the form of the European Central Bank: a header of currencies, then a line a day. */
    public void takeRates(String file) {
        money.takeRates(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "ada");
    }
}
