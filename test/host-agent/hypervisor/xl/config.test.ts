import { describe, expect, it } from 'vitest';
import { attachedDevices, cardWords, xlConfig } from '../../../../host-agent/hypervisor/xl/config.ts';
import { BROWSER, NETWORK } from '../xen/domains.ts';

describe('xlConfig', () => {
  it('writes the file of the network VM', () => {
    expect(xlConfig(NETWORK)).toBe(`name = "sb-ndvm-3e8e2e48"
uuid = "11111111-2222-3333-4444-555555555555"
type = "pv"
kernel = "/images/network/vmlinuz"
ramdisk = "/images/network/initramfs.img"
cmdline = "console=ttyS0 quiet panic=-1 console=hvc0 iommu=soft"
memory = 320
maxmem = 320
vcpus = 1
seclabel = "system_u:system_r:ndvm_t"
driver_domain = 1
disk = [ "format=raw,vdev=xvda,access=ro,target=/images/network/root.erofs" ]
vif = [ ]
pci = [ ]
passthrough = "enabled"
channel = [ "name=org.safebrowse.agent.0,connection=socket,path=/run/user/0/safe-browse/network/m/guest.sock" ]
on_poweroff = "destroy"
on_reboot = "destroy"
on_crash = "destroy"
on_watchdog = "destroy"
on_soft_reset = "destroy"
nomigrate = 1
`);
  });

  it('writes the file of a browser VM', () => {
    expect(xlConfig(BROWSER)).toBe(`name = "sb-12345678-00000000"
uuid = "66666666-7777-8888-9999-aaaaaaaaaaaa"
type = "pvh"
kernel = "/images/browser/vmlinuz"
ramdisk = "/images/browser/initramfs.img"
cmdline = "console=ttyS0 quiet console=hvc0 xen_fbfront.video=4,1280,800"
memory = 2048
maxmem = 2048
vcpus = 2
disk = [ "format=raw,vdev=xvda,access=ro,target=/images of mine, all/browser/root.erofs" ]
vif = [ "mac=02:53:42:02:00:03,backend=sb-ndvm-3e8e2e48,bridge=xenbr0,vifname=port3" ]
pci = [ ]
channel = [ "name=org.safebrowse.agent.0,connection=socket,path=/run/user/0/safe-browse/sessions/12345678/m/guest.sock" ]
vfb = [ "vnc=1,vnclisten=unix:/run/user/0/safe-browse/sessions/12345678/m/rfb.sock,vncunused=0" ]
device_model_args_pv = [ "-vga", "xenfb" ]
on_poweroff = "destroy"
on_reboot = "destroy"
on_crash = "destroy"
on_watchdog = "destroy"
on_soft_reset = "destroy"
nomigrate = 1
`);
  });

  it('names the device of an HVM VM, and leaves that of a PV VM to be attached before it runs', () => {
    const hvm = { ...NETWORK, kind: 'hvm' } as const;
    expect(xlConfig(hvm)).toContain('pci = [ "0000:03:00.0" ]\n');
    expect(xlConfig(hvm)).not.toContain('passthrough');
    expect(attachedDevices(hvm)).toEqual([]);
    expect(attachedDevices(NETWORK)).toEqual(['0000:03:00.0']);
  });

  it('hides what differs between processors from a VM with the common one', () => {
    expect(xlConfig({ ...BROWSER, commonProcessor: true })).toContain(
      'vcpus = 2\ncpuid = "host,avx=0,avx2=0,fma=0,f16c=0"\n',
    );
    expect(xlConfig(BROWSER)).not.toContain('cpuid');
  });

  it('opens no viewer for the screen of an HVM VM', () => {
    expect(xlConfig({ ...NETWORK, kind: 'hvm' })).toContain('vga = "none"\nvnc = 0\n');
  });

  it('keeps the root of an HVM VM off the emulated IDE bus, whose disks could be written', () => {
    expect(xlConfig({ ...NETWORK, kind: 'hvm' })).toContain('vdev=xvde,access=ro,');
    expect(xlConfig(NETWORK)).toContain('vdev=xvda,access=ro,');
  });

  it('writes a card as single parameters for xl', () => {
    expect(BROWSER.cards.map(cardWords)).toEqual([
      ['mac=02:53:42:02:00:03', 'backend=sb-ndvm-3e8e2e48', 'bridge=xenbr0', 'vifname=port3'],
    ]);
  });
});
