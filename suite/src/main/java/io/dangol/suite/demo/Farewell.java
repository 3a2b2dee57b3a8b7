package io.dangol.suite.demo;

import io.dangol.suite.console.Console;
import io.dangol.suite.console.Money;

/** Where to go from here. */
final class Farewell {

    private final Console console;
    private final Door door;

    Farewell(Console console, Door door) {
        this.console = console;
        this.door = door;
    }

    void print(int known) {
        String gateway = door.shown();
        if (known > 0) {
            console.remark("%s receipts had been recorded before; posting them again changed nothing."
                    .formatted(Money.number(known)));
        }
        console.title("The suite is running");
        console.line("  API document   %s/docs  (OpenAPI: %s/openapi)".formatted(gateway, gateway));
        if (!door.own()) {
            // Where the credentials lie there, and how it is stopped, only who started it knows.
            return;
        }
        console.line("  log in         " + logIn(gateway));
        console.line(
                "  the board      " + curl() + " -H \"Authorization: Bearer $TOKEN\" " + gateway + "/v1/kpis/overview");
        console.line("  stop it        ./dangol down   (the data stays)");
    }

    private String curl() {
        return door.authority() == null ? "curl -s" : "curl -s --cacert '%s'".formatted(door.authority());
    }

    /** With nothing but sed: the machine may have no tool for JSON. */
    private String logIn(String gateway) {
        String file = String.valueOf(door.credentials());
        return "TOKEN=$(" + curl()
                + " -u \"%s:$(sed 's/.*\"clientSecret\":\"\\([^\"]*\\)\".*/\\1/' '%s')\" \\\n"
                        .formatted(door.admin().clientId(), file)
                + "                   -d grant_type=client_credentials %s/oauth2/token \\\n".formatted(gateway)
                + "                   | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')";
    }
}
