package io.windrose.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,     10.255.0.1,    true",
        "10.0.0.0/8,     11.0.0.1,      false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0,   false",
        "127.0.0.1,      127.0.0.1,     true",
        "127.0.0.1,      127.0.0.2,     false",
        "0.0.0.0/0,      8.8.8.8,       true",
        "0.0.0.0/0,      ::1,           false",
        "fd00::/8,       fd12::1,       true",
        "fd00::/8,       fe80::1,       false"
    })
    void containsWhatSharesItsFirstBits(String network, String address, boolean contained) throws UnknownHostException {
        assertThat(Network.of(network).contains(InetAddress.getByName(address))).isEqualTo(contained);
    }
}
