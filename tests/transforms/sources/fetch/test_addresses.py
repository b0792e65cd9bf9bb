import pytest

from newsmill.transforms.sources.fetch.addresses import (
    ForbiddenAddressError,
    UnknownHostError,
    allowed_addresses,
    is_public,
    system_addresses,
)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1",
        "169.254.169.254", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.255.255.250", "255.255.255.255", "240.0.0.1",
        "::", "::1", "::7f00:1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "2002:a9fe:a9fe::",
        "no address", "",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("spelling", ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost"])
def test_other_spellings_are_resolved_before_they_are_judged(spelling):
    with pytest.raises(ForbiddenAddressError):
        allowed_addresses(spelling, system_addresses(spelling, 80), allow_private=False)


def test_only_the_public_addresses_of_a_host_are_used():
    assert allowed_addresses("e.example", ["10.0.0.1", "8.8.8.8"], allow_private=False) == ["8.8.8.8"]
    assert allowed_addresses("e.example", ["10.0.0.1"], allow_private=True) == ["10.0.0.1"]
    with pytest.raises(UnknownHostError):
        allowed_addresses("e.example", [], allow_private=True)
