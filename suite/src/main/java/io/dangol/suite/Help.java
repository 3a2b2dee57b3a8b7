package io.dangol.suite;

/** What {@code ./dangol help} says. */
final class Help {

    static final String TEXT = """

            dangol: know and keep your regular customers

              ./dangol up               start PostgreSQL, Kafka and the five services
              ./dangol status           what runs: pid, port, health, memory, uptime
              ./dangol logs SERVICE     the end of a log; -f follows it
              ./dangol demo             a month of a real retailer's sales, from the till to the board
              ./dangol verify           do the books of the running suite agree?
              ./dangol verify-ledger    play the ledger against its model: --seed S (1), --steps N (100000)
              ./dangol match-quality    how well duplicates are found in public data with known truth; FOLDER for another
              ./dangol bench            how fast it is here, on a suite of its own (8 minutes)
              ./dangol bench members    the members of another system in one upload; a number of them (1000000)
              ./dangol bench scale      600 stores and a million members: tills, redemptions, a night's expiry
              ./dangol bench offline    what a till sold without connection, in one upload cut twice; its lines (100000)
              ./dangol chaos            break a suite of its own while tills work, and look at its books
              ./dangol down [SERVICE]   stop everything, or one; the data stays
              ./dangol upgrade SERVICE  replace one by what is built here, while tills go on
              ./dangol backup DIR       copy databases and secrets, also while tills go on
              ./dangol restore DIR      put such a copy in the place of what is there (--yes: without asking)
              ./dangol env SERVICE      its environment, to run it from its sources (CONTRIBUTING.md)
              ./dangol reset            stop everything and delete the data (--yes: without asking)

            Ports are 8080 (gateway) to 8084; others by option or environment:

              --ports-from 9080         all five, from this one upwards
              --port-gateway 9080       one: gateway, customer, loyalty, partner, analytics
              DANGOL_GATEWAY_PORT=9080  the same, and so on for each

            chaos takes --rounds N (10), --seed S, --from ROUND, --faults kill,cut (--list: all), --report FILE.

            demo and verify can be run on a suite that this script did not start:

              --credentials FILE        {"gateway", "clientId", "clientSecret"} of an hq-admin
              --gateway URL             where the gateway is, if not where FILE says
              --cacert FILE             whose certificates to believe there (PEM)

            up and demo take --tls: TLS at the gateway, and between it and the services mutual TLS.

            DANGOL_HOME is where the data lies (default: .dangol beside this script).
            DANGOL_LOYALTY_JAVA_OPTS and the like add options to one service's JVM.
            """;

    private Help() {}
}
