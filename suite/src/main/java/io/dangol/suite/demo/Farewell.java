package io.dangol.suite.demo;

import io.dangol.suite.console.Console;
import io.dangol.suite.console.Money;
import io.dangol.suite.launcher.Launcher;

/** Where to go from here. */
final class Farewell {

    private final Console console;
    private final Launcher launcher;

    Farewell(Console console, Launcher launcher) {
        this.console = console;
        this.launcher = launcher;
    }

    void print(int known) {
        String gateway = "http://localhost:" + launcher.gateway().getPort();
        if (known > 0) {
            console.remark("%s receipts had been recorded before; posting them again changed nothing."
                    .formatted(Money.number(known)));
        }
        console.title("The suite is running");
        console.line("  API document   %s/docs  (OpenAPI: %s/openapi)".formatted(gateway, gateway));
        console.line("  log in         " + logIn(gateway));
        console.line("  the board      curl -s -H \"Authorization: Bearer $TOKEN\" " + gateway + "/v1/kpis/overview");
        console.line("  stop it        ./dangol down   (the data stays)");
    }

    /** With nothing but sed: the machine may have no tool for JSON. */
    private String logIn(String gateway) {
        String file = String.valueOf(launcher.home().credentials());
        return "TOKEN=$(curl -s -u \"hq-admin:$(sed 's/.*\"clientSecret\":\"\\([^\"]*\\)\".*/\\1/' '%s')\" \\\n"
                        .formatted(file)
                + "                   -d grant_type=client_credentials %s/oauth2/token \\\n".formatted(gateway)
                + "                   | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')";
    }
}
