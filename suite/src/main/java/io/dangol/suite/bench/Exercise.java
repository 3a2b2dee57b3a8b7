package io.dangol.suite.bench;

import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Patience;
import io.dangol.suite.launcher.Launcher;
import java.time.Clock;

/** The main job, once: a shop is opened and sells, and the board shows it. */
public final class Exercise {

    private static final int SALES = 20;

    private Exercise() {}

    /** On a suite that has just been started, with no data. */
    public static void run(Launcher launcher, Clock clock) {
        Gateway gateway = new Gateway(launcher.gateway(), Patience.USUAL);
        Gateway.Caller admin = gateway.as(launcher.admin());
        SaleMaker sales = new SaleMaker(clock);
        Shop shop = Shop.open(gateway, admin, sales);
        var unused = new BoardDelay(admin, shop, sales).measure(SALES);
    }
}
