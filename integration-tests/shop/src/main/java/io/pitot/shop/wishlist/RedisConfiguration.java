package io.pitot.shop.wishlist;

import java.io.IOException;
import java.net.ServerSocket;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import redis.embedded.RedisServer;

/** A Redis of the shop's own, on a free port, from the first time that it is needed until the shop stops. */
@Configuration
@Lazy
class RedisConfiguration {

    @Bean(destroyMethod = "stop")
    RedisServer redisServer() throws IOException {
        RedisServer server = RedisServer.newRedisServer()
                .port(freePort())
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        return server;
    }

    @Bean
    RedisConnectionFactory redisConnectionFactory(RedisServer server) {
        return new LettuceConnectionFactory("localhost", server.ports().get(0));
    }

    @Bean
    StringRedisTemplate redis(RedisConnectionFactory connections) {
        return new StringRedisTemplate(connections);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
