package io.dangol.loyalty.sale;

import io.agroal.api.AgroalPoolInterceptor;
import io.dangol.platform.wall.RowSecurity;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The committers' connections stand behind the same wall as all others. */
class TillWall {

    @Produces
    @Singleton
    @DataSource("till")
    AgroalPoolInterceptor wall(RowSecurity wall) {
        return wall;
    }
}
