package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTemplateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/trees/{ref:[^/]+}                   | /trees/{ref}",
                "/trees/{id:[0-9]{3}}/leaves          | /trees/{id}/leaves",
                "/trees/{ id : \\d+ }                 | /trees/{id}",
                "/trees/{ id }                        | /trees/{id}",
                "/{a:\\{x}/{b-c: .*}.{d.e:[a-z]{1,3}} | /{a}/{b-c}.{d.e}",
                "/{_first:(?:a-b):c}                  | /{_first}",
                "/trees/{path:.+}                     | /trees/{path}",
            })
    void variablesOfJaxRsAndSpringAreNamesWithoutWhatMatchesThem(String template, String name) {
        assertThat(RouteTemplate.named(template)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/trees{/id}             | /trees/{id}",
                "/trees{/id}{?max,offset} | /trees/{id}",
                "/{/id}                  | /{id}",
                "/trees{/id,leaf:[a-z]+} | /trees/{id}/{leaf}",
                "/files/{+path}          | /files/{path}",
                "/files{/path*}{;v}{#at} | /files/{path}",
                "/files/{id:4}{.ext}     | /files/{id}.{ext}",
                "/search{?name*}{&max:4} | /search",
                "/search{?name:[0-9]{3}} | /search",
            })
    void variablesOfMicronautAreNamesInThePath(String template, String name) {
        assertThat(RouteTemplate.named(template)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/trees/{id}",
                "/files/{*path}",
                "/files/<path>",
                "/trees/:id",
                "/orders/{$event}",
                "/trees/{id",
                "/trees/[a-z]{2,3}",
                "/trees/{[a-z]:b}",
                "/trees/{}",
                "/trees/{1}.*",
            })
    void whatHasNothingButNamesStaysAsItIs(String template) {
        assertThat(RouteTemplate.named(template)).isSameAs(template);
    }

    @Test
    void templatesOfOneNameAreOneEndpoint() {
        int plain = Names.endpoint("http", "GET", "", "/", "woods/{id}");
        int digits = Names.endpoint("http", "GET", "/woods", "/", "{id:[0-9]+}");

        assertThat(digits).isEqualTo(plain);
        assertThat(Names.endpoint("http", "GET", "/woods/{id:", "", "[0-9]+}")).isEqualTo(plain);
        assertThat(Names.endpoint("http", "GET", "", "", "/woods/{id:[a-z]{2}}"))
                .isEqualTo(plain);
        assertThat(Names.ENDPOINTS.name(plain)).isEqualTo(new EndpointName("http", "GET", "/woods/{id}"));
    }
}
